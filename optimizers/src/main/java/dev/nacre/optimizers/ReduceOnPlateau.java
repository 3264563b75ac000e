package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;

/**
 * Shrinks the steps each time the validation loss has stopped improving: when more than {@code patience} validations in
 * a row were not below (1 − threshold) times the best one. PyTorch's {@code ReduceLROnPlateau}, for a loss, with a
 * relative threshold.
 *
 * <p>It keeps no state: {@link #rate} goes through the losses anew each time. A loss that is no number improves
 * nothing.
 */
@Doc("shrinks the steps each time the validation loss has stopped improving")
@AutoService(Optimizer.class)
public record ReduceOnPlateau(
        @Doc("multiplied once more at each plateau, > 0 and < 1")
        float factor,

        @Doc("validations without improvement that are borne, >= 0")
        int patience,

        @Doc("the part of the best loss by which a better one must be lower, >= 0 and < 1")
        float threshold,

        @Doc("validations after a reduction in which none is counted, >= 0")
        int cooldown,

        @Doc("the factor never gets smaller, >= 0 and <= 1") float smallest)
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

    /** A tenth after 10 validations, threshold 0.0001, no cooldown, no smallest factor. */
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

    /** Nothing: the trainer applies the rate. */
    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {}
}
