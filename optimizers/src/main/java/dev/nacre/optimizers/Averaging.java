package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;

/**
 * Keeps a mean of the weights, newer ones counting more, for validation and saving: a ← βₜ·a + (1 − βₜ)·w with the
 * bias-corrected βₜ = β·(1 − βᵗ⁻¹) / (1 − βᵗ). That is the plain mean at first (Polyak and Juditsky, 1992), and later
 * the exponential moving one of the last 1 / (1 − β) steps or so. Steps stay as they are.
 *
 * <p>It takes the weights as a step finds them, so what constraints and learning rates of single parameters have made
 * of them; the last step's outcome is not in the mean yet.
 */
@Doc("keeps a moving average of the weights for validation and saving; Polyak and Juditsky, 1992")
@AutoService(Optimizer.class)
public record Averaging(
        @Doc("decay of the mean, >= 0 and < 1") float decay) implements ElementwiseOptimizer {
    /** Checks the components. */
    public Averaging {
        Require.belowOne("decay", decay);
    }

    /** 0.999. */
    public Averaging() {
        this(0.999f);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public int averageSlot() {
        return 0;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        float[] average = slots[0];
        float fresh = (float) ((1 - (double) decay) / (1 - Math.pow(decay, t)));
        for (int i = from; i < to; i++) average[i] += fresh * (value[i] - average[i]);
    }
}
