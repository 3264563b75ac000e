package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Doc;

/** Steepest descent, as this module knows no optimizer. Registered, so that checkpoints can name it. */
@Doc("steepest descent for tests")
@AutoService(Optimizer.class)
public record TestDescent(@Doc("learning rate, >= 0") float rate) implements ElementwiseOptimizer {
    /** Checks the component. */
    public TestDescent {
        if (!(rate >= 0) || Float.isInfinite(rate))
            throw new IllegalArgumentException("rate must be >= 0 and finite, not " + rate);
    }

    /** A rate of 0.1. */
    public TestDescent() {
        this(0.1f);
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        for (int i = from; i < to; i++) gradient[i] *= rate;
    }
}
