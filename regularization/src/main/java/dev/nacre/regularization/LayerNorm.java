package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Layer normalization, y = weight · (x − mean) / √(variance + epsilon) + bias, where mean and variance (divided by the
 * number of features) are those of one sample's features. Training and inference are the same, and independent of the
 * batch. Ba et al., 2016, arXiv:1607.06450, equations 3 and 4; epsilon is inside the root, as in PyTorch.
 *
 * <p>The parameters are each features × 1: {@code weight} (initially 1) and {@code bias} (initially 0).
 */
@Doc("layer normalization: normalizes each sample over its features; Ba et al., 2016")
@AutoService(LayerSpec.class)
public record LayerNorm(@Doc("added to the variance, > 0") float epsilon) implements LayerSpec {
    /** Checks the components. */
    public LayerNorm {
        Require.positive("epsilon", epsilon);
    }

    /** Epsilon 0.00001. */
    public LayerNorm() {
        this(1e-5f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new LayerNormLayer(
                inputs,
                new Parameter("weight", Weights.constant(inputs.size(), 1, 1)),
                new Parameter("bias", Weights.constant(inputs.size(), 1, 0)),
                epsilon);
    }
}
