package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * PCA whitening: {@link Pca}, with each component divided by √(variance + epsilon). The outputs are uncorrelated and
 * have a variance of about 1. Directions without variance in the training data give 0, because dividing them by
 * √epsilon would only amplify noise.
 */
@Doc("principal components, each scaled to variance 1: uncorrelated features")
@AutoService(LayerSpec.class)
public record PcaWhiten(
        @Doc("number of outputs, >= 0; 0: as many as inputs")
        int components,

        @Doc("share of the total variance to explain, > 0, <= 1; components not needed for it are 0")
        float share,

        @Doc("added to each variance, >= 0, in squared units of the inputs: limits the gain of small variances")
        float epsilon)
        implements LayerSpec {
    /** Checks the components. */
    public PcaWhiten {
        Pca.requireValid(components, share);
        requireEpsilon(epsilon);
    }

    /** As many components as features, epsilon 1e-5. */
    public PcaWhiten() {
        this(0, 1, 1e-5f);
    }

    static void requireEpsilon(float epsilon) {
        Require.notNegative("epsilon", epsilon);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        int size = inputs.size();
        int outputs = components == 0 ? size : components;
        return new ProjectionLayer("pcaWhiten", size, Shape.flat(outputs), (found, weight) -> {
            for (int k = 0; k < Pca.kept(found, outputs, share); k++) {
                double factor = 1 / Math.sqrt(found.variance(k) + epsilon);
                for (int i = 0; i < size; i++) weight.data[k * size + i] = (float) (factor * found.direction(k)[i]);
            }
        });
    }
}
