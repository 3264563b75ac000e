package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Reduces the learning rate each time the validation loss has stopped improving: when more than {@code patience}
 * validation losses in a row were not below (1 − threshold) times the best one. PyTorch's {@code ReduceLROnPlateau} for
 * a loss, with a relative threshold.
 *
 * <p>It keeps no state: {@link #rate} goes through all losses each time. A loss of NaN is no improvement.
 */
@Doc("reduces the learning rate each time the validation loss has stopped improving")
@AutoService(Optimizer.class)
public record ReduceOnPlateau(
        @Doc("factor on the learning rate at each plateau, > 0 and < 1")
        float factor,

        @Doc("number of validations without improvement to tolerate, >= 0")
        int patience,

        @Doc("fraction of the best loss by which a loss must be lower to count as an improvement, >= 0 and < 1")
        float threshold,

        @Doc("number of validations not counted after a reduction, >= 0")
        int cooldown,

        @Doc("smallest total factor, >= 0 and <= 1") float smallest)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public ReduceOnPlateau {
        Require.positive("factor", factor);
        Require.belowOne("factor", factor);
        Require.atLeast(0, "patience", patience);
        Require.belowOne("threshold", threshold);
        Require.atLeast(0, "cooldown", cooldown);
        Require.fraction("smallest", smallest);
    }

    /**
     * A tenth after more than 10 validations without improvement, threshold 0.0001, no cooldown, no smallest factor.
     */
    public ReduceOnPlateau() {
        this(0.1f, 10, 1e-4f, 0, 0);
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public float rate(double[] validationLosses) {
        double best = Double.POSITIVE_INFINITY;
        float rate = 1;
        int bad = 0;
        int resting = 0;
        for (double loss : validationLosses) {
            if (loss < best * (1 - threshold)) {
                best = loss;
                bad = 0;
            } else {
                bad++;
            }
            if (resting > 0) {
                resting--;
                bad = 0;
            }
            if (bad > patience) {
                rate = Math.max(smallest, rate * factor);
                resting = cooldown;
                bad = 0;
            }
        }
        return rate;
    }

    /** Does nothing: the trainer applies {@link #rate}. */
    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {}
}
