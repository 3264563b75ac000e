package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/**
 * Keeps an exponential moving average of the weights for validation and saving: a ← βₜ·a + (1 − βₜ)·w with the
 * bias-corrected βₜ = β·(1 − βᵗ⁻¹) / (1 − βᵗ). At first that is the plain mean (Polyak and Juditsky, 1992), later the
 * moving average of about the last 1 / (1 − β) steps. The steps themselves are not changed.
 *
 * <p>It averages the weights before each step, so after constraints and learning-rate multipliers have been applied to
 * the step before. The result of the last step is not in the average yet.
 */
@Doc("keeps an exponential moving average of the weights for validation and saving; Polyak and Juditsky, 1992")
@AutoService(Optimizer.class)
public record Averaging(
        @Doc("decay rate of the average, >= 0 and < 1") float decay) implements ElementwiseOptimizer {
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
