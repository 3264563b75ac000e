package dev.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.plugin.Doc;

/** Momentum for core's tests, which see no plugin module: tasks find it by its name. */
@Doc("momentum, for tests")
@AutoService(Optimizer.class)
public record HeavyBall(
        @Doc("size of steps") float rate,
        @Doc("what is kept of the last step") float friction) implements ElementwiseOptimizer {
    /** A rate of 0.5. */
    public HeavyBall() {
        this(0.5f, 0.5f);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        for (int i = from; i < to; i++) {
            slots[0][i] = friction * slots[0][i] + rate * gradient[i];
            gradient[i] = slots[0][i];
        }
    }
}
