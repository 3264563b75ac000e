package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Whitening along the principal components: as {@link Pca}, and each component divided by √(variance + epsilon), so
 * that all have a variance of about 1 and none depends on another linearly. Directions without variance in the training
 * part stay 0, rather than have their noise raised by 1/√epsilon.
 */
@Doc("principal components of the training part, each divided to a variance of 1: uncorrelated features")
@AutoService(LayerSpec.class)
public record PcaWhiten(
        @Doc("features that come out, >= 0; 0: as many as go in")
        int components,

        @Doc("of the variance to be explained, > 0, <= 1; components not needed for it are 0")
        float share,

        @Doc("added to each variance, >= 0, in the square of the inputs' unit: keeps small variances from being "
                + "blown up")
        float epsilon)
        implements LayerSpec {
    /** Checks the components. */
    public PcaWhiten {
        Pca.requireValid(components, share);
        requireEpsilon(epsilon);
    }

    /** All directions, epsilon 1e-5. */
    public PcaWhiten() {
        this(0, 1, 1e-5f);
    }

    static void requireEpsilon(float epsilon) {
        if (!(epsilon >= 0) || Float.isInfinite(epsilon))
            throw new IllegalArgumentException("epsilon must be >= 0 and finite, not " + epsilon);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        int outputs = components == 0 ? inputs : components;
        return new ProjectionLayer("pcaWhiten", inputs, Shape.flat(outputs), (found, weight) -> {
            for (int k = 0; k < Pca.kept(found, outputs, share); k++) {
                double factor = 1 / Math.sqrt(found.variance(k) + epsilon);
                for (int i = 0; i < inputs; i++) weight.data[k * inputs + i] = (float) (factor * found.direction(k)[i]);
            }
        });
    }
}
