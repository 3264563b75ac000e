package dev.nacre.benchmarks;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.optimizers.Adam;
import dev.nacre.plugin.Doc;

/**
 * A rule that treats each element on its own, and the time it takes.
 *
 * @param rule what it does
 */
@Doc("a rule that treats each element on its own, and the time it takes")
@AutoService(Optimizer.class)
public record TimedOptimizer(@Doc("what it does") Optimizer rule) implements ElementwiseOptimizer {
    /** Around Adam. */
    public TimedOptimizer() {
        this(new Adam()); // parsed, it would find this class, and begin again
    }

    @Override
    public int slots() {
        return rule.slots();
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        long start = System.nanoTime();
        rule.elementwise().orElseThrow().step(gradient, value, slots, from, to, t);
        Meter.OPTIMIZER.add(start, to - from);
    }
}
