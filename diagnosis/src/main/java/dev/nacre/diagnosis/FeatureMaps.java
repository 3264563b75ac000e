package dev.nacre.diagnosis;

import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * What a layer makes of samples: of an image, one map for each channel.
 *
 * @param layer the layer's name
 * @param shape of one sample of its outputs
 * @param values outputs × samples
 */
public record FeatureMaps(String layer, Shape shape, FloatMatrix values) {
    /**
     * The outputs of each layer in inference. Layers that do nothing then, such as dropout, are left out.
     *
     * @param network not changed
     * @param x inputs × samples
     * @return in the order of the layers
     */
    public static List<FeatureMaps> of(Network network, FloatMatrix x) {
        List<FeatureMaps> maps = new ArrayList<>();
        FloatMatrix y = x;
        for (Layer layer : network.layers()) {
            FloatMatrix before = y;
            y = layer.forward(before, Mode.INFER);
            if (y != before) maps.add(new FeatureMaps(layer.name(), layer.shape(), y));
        }
        return maps;
    }

    /**
     * The maps of one sample.
     *
     * @param sample its index
     * @return pixels × channels, each map row by row
     */
    public FloatMatrix maps(int sample) {
        FloatMatrix maps = new FloatMatrix(shape.pixels(), shape.channels());
        int start = sample * values.rows;
        for (int i = 0; i < maps.rows; i++)
            for (int c = 0; c < maps.columns; c++)
                maps.data[c * maps.rows + i] = values.data[start + i * shape.channels() + c];
        return maps;
    }
}
