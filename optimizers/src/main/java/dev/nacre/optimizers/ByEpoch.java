package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;
import java.util.Objects;

/**
 * Learning-rate schedule that counts epochs in place of steps: its factor in epoch e is that of another schedule at
 * step e, the same in all batches of the epoch. So {@code chain([adam, byEpoch(stepDecay(0.5, period=5))])} halves the
 * learning rate every five epochs, whatever the size of data and batches. Factors of several schedules multiply.
 */
@Doc("learning-rate schedule: another schedule by epochs in place of steps")
@AutoService(Optimizer.class)
public record ByEpoch(
        @Doc("the factor of each epoch; where it says step, it means epoch")
        Schedule schedule) implements ElementwiseOptimizer {
    /** Checks the components. */
    public ByEpoch {
        Objects.requireNonNull(schedule, "schedule");
    }

    /** Halves every five epochs. */
    public ByEpoch() {
        this(new StepDecay(0.5f, 5));
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public float epochRate(int epoch) {
        return schedule.factor(epoch);
    }

    /** Does nothing: the trainer applies {@link #epochRate}. */
    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {}
}
