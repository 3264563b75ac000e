package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Augmentation: elastic distortion (Simard, Steinkraus and Platt, 2003, section 2). Training fetches each pixel from
 * a displaced position. The displacements, horizontal and vertical, are {@code alpha} times a random field: uniform
 * noise from −1 to 1, smoothed by a Gaussian with standard deviation {@code sigma}. The defaults are the paper's for
 * MNIST. Inference changes nothing.
 */
@Doc("training distorts each image by a smooth random field; Simard et al., 2003")
@AutoService(LayerSpec.class)
public record Elastic(
        @Doc("strength, >= 0, in pixels before smoothing") float alpha,

        @Doc("standard deviation of the Gaussian, > 0, <= 100, in pixels: larger is smoother and weaker")
        float sigma,

        @Doc("value of pixels from outside the image, finite")
        float fill)
        implements LayerSpec {
    /** Checks the components. */
    public Elastic {
        Require.notNegative("alpha", alpha);
        if (!(sigma > 0 && sigma <= 100))
            throw new IllegalArgumentException("sigma must be > 0 and <= 100, not " + sigma);
        WarpLayer.requireFill(fill);
    }

    /** Alpha 34, sigma 4. */
    public Elastic() {
        this(34, 4, 0);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        SmoothField field = new SmoothField(sigma);
        return new WarpLayer("elastic", inputs, fill, random, (pass, sample, image, u, v) -> {
            int first = 2 * sample * image.pixels();
            field.fill(pass, first, image, u);
            field.fill(pass, first + image.pixels(), image, v);
            for (int i = 0; i < image.pixels(); i++) {
                u[i] = i % image.width() + alpha * u[i];
                v[i] = i / image.width() + alpha * v[i];
            }
        });
    }
}
