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
 * Batch normalization, y = weight · (x − mean) / √(variance + epsilon) + bias, separately for each feature; of images
 * for each channel, over the pixels of all samples of the batch. In training, mean and variance (divided by n) are
 * those of the batch; in inference they are moving averages. Ioffe and Szegedy, 2015, arXiv:1502.03167, algorithms 1
 * and 2.
 *
 * <p>The parameters are each features × 1 (of images: channels × 1), with PyTorch's names: {@code weight} (the paper's
 * gamma, initially 1) and {@code bias} (beta, initially 0), and the statistics {@code running_mean} (initially 0) and
 * {@code running_var} (initially 1), which the optimizer does not change. The moving variance averages the unbiased
 * variance (divided by n − 1), as in the paper's algorithm 2 and in PyTorch; Keras averages the biased one.
 *
 * <p>{@code momentum} is defined as in PyTorch: the weight of the newest batch, running ← (1 − momentum) · running +
 * momentum · batch. Keras's momentum is 1 minus that: its 0.99 is 0.01 here.
 *
 * <p>A batch of one sample has no variance. In training it is normalized by the moving averages, as constants, and does
 * not change them: so a last batch of one sample does no harm (PyTorch refuses it, the plain formulas give 0 for every
 * feature). While both weight and bias are frozen, every batch is treated like this: frozen layers don't drift.
 */
@Doc("batch normalization: normalizes each feature over the batch; Ioffe and Szegedy, 2015")
@AutoService(LayerSpec.class)
public record BatchNorm(
        @Doc("weight of the newest batch in the moving averages, > 0, <= 1; Keras uses 1 minus that")
        float momentum,

        @Doc("added to the variance, > 0") float epsilon)
        implements LayerSpec {
    /** Checks the components. */
    public BatchNorm {
        Require.positiveFraction("momentum", momentum);
        Require.positive("epsilon", epsilon);
    }

    /** Momentum 0.1, epsilon 0.00001. */
    public BatchNorm() {
        this(0.1f, 1e-5f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new BatchNormLayer(
                this,
                inputs,
                new Parameter("weight", Weights.constant(inputs.channels(), 1, 1)),
                new Parameter("bias", Weights.constant(inputs.channels(), 1, 0)),
                Parameter.statistic("running_mean", Weights.constant(inputs.channels(), 1, 0)),
                Parameter.statistic("running_var", Weights.constant(inputs.channels(), 1, 1)));
    }
}
