package dev.nacre.autoencoders;

import dev.nacre.ElementwiseOptimizer;

/** Gradient descent with momentum: this module's tests see no other plugin module. */
record Descent(float rate, float momentum) implements ElementwiseOptimizer {
    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        for (int i = from; i < to; i++) gradient[i] = slots[0][i] = momentum * slots[0][i] + rate * gradient[i];
    }
}
