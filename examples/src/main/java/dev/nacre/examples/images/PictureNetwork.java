package dev.nacre.examples.images;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The default network: blocks of convolutions with a shortcut, each at half the height and width and twice the channels
 * of the one before it, until a few pixels are left; then the mean of each channel and a linear layer (He et al.,
 * 2016). Large pictures are first halved by a convolution with a stride. Nothing in it depends on the pictures' size
 * but the number of blocks, so that its weights can be taken over to other sizes.
 */
final class PictureNetwork {
    private static final int LEAST_SIDE = 8;
    private static final int LARGE = 48;
    private static final int VERY_LARGE = 112;
    private static final int FILTERS = 16;
    private static final int MOST_FILTERS = 128;

    private PictureNetwork() {}

    static String text(Shape shape, int classes, Augmentation augmentation) {
        List<String> layers = new ArrayList<>(augmentation.layers());
        layers.add("scale(0.00784313725, offset=-1)"); // 0 to 255 becomes −1 to 1
        int side = Math.min(shape.height(), shape.width());
        int filters = FILTERS;
        layers.add(conv(filters, 3, side >= LARGE ? 2 : 1));
        normalized(layers);
        if (side >= LARGE) side = (side + 1) / 2;
        if (side >= VERY_LARGE / 2) {
            layers.add("maxPool");
            side /= 2;
        }
        layers.add(block(filters));
        layers.add("relu");
        while (side >= LEAST_SIDE) {
            filters = Math.min(MOST_FILTERS, 2 * filters);
            layers.add("maxPool");
            layers.add(conv(filters, 3, 1));
            normalized(layers);
            layers.add(block(filters));
            layers.add("relu");
            side /= 2;
        }
        layers.add("globalAverage");
        layers.add("dropout(0.2)");
        layers.add("dense(" + classes + ")");
        return "sequential([" + String.join(", ", layers) + "])";
    }

    private static void normalized(List<String> layers) {
        layers.add("batchNorm");
        layers.add("relu");
    }

    private static String conv(int filters, int kernel, int stride) {
        return "conv(" + filters + ", kernel=" + kernel + (stride == 1 ? "" : ", stride=" + stride)
                + ", initializer=heNormal)";
    }

    private static String block(int filters) {
        return "residual(sequential([" + conv(filters, 3, 1) + ", batchNorm, relu, " + conv(filters, 3, 1)
                + ", batchNorm]))";
    }

    /** Multiplications of a forward pass for one sample: each weight is used once for each pixel of its layer. */
    static double multiplications(Network network) {
        double sum = 0;
        for (Layer layer : Layers.all(network.layer()))
            for (Parameter parameter : layer.parameters())
                sum += (double) parameter.value().length * layer.shape().pixels();
        return sum;
    }
}
