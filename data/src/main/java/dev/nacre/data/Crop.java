package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: training cuts a random rectangle out of each image and resizes it to the size of the image. Its sides
 * are a fraction of the image's sides, drawn uniformly from {@code least} to 1; its position is random. Inference
 * changes nothing. For the usual random crop of padded images, take {@link Shift}.
 */
@Doc("training cuts a random part out of each image and resizes it to the whole image")
@AutoService(LayerSpec.class)
public record Crop(
        @Doc("smallest fraction of the sides that is kept, > 0, <= 1")
        float least) implements LayerSpec {
    /** Checks the components. */
    public Crop {
        Require.positiveFraction("least", least);
    }

    /** At least four fifths of each side. */
    public Crop() {
        this(0.8f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new WarpLayer("crop", inputs, 0, random, (pass, sample, image, u, v) -> {
            double side = least + (1 - least) * Noise.uniform(pass, 3 * sample);
            double across = (Noise.uniform(pass, 3 * sample + 1) - 0.5) * (1 - side) * image.width();
            double down = (Noise.uniform(pass, 3 * sample + 2) - 0.5) * (1 - side) * image.height();
            Warp.affine(image, side, 0, 0, side, across, down, u, v);
            // the image extends half a pixel beyond the centres of its outermost pixels
            for (int i = 0; i < image.pixels(); i++) {
                u[i] = Math.max(0, Math.min(image.width() - 1, u[i]));
                v[i] = Math.max(0, Math.min(image.height() - 1, v[i]));
            }
        });
    }
}
