package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;

/** Stochastic gradient descent: step = α·g. Robbins and Monro, 1951. */
@Doc("stochastic gradient descent; Robbins and Monro, 1951")
@AutoService(Optimizer.class)
public record Sgd(@Doc("learning rate, > 0") float learningRate) implements ElementwiseOptimizer {
    /** Checks the components. */
    public Sgd {
        Require.positive("learningRate", learningRate);
    }

    /** Learning rate 0.01. */
    public Sgd() {
        this(0.01f);
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        for (int i = from; i < to; i++) gradient[i] *= learningRate;
    }
}
