package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;

/** Steps of one size in the direction of the gradient's sign. Bernstein et al., 2018, arXiv:1802.04434. */
@Doc("steps of one size by the gradient's sign; Bernstein et al., 2018")
@AutoService(Optimizer.class)
public record SignDescent(@Doc("size of a step, > 0") float learningRate) implements ElementwiseOptimizer {
    public SignDescent {
        Require.positive("learningRate", learningRate);
    }

    public SignDescent() {
        this(0.001f);
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
        for (int i = from; i < to; i++) gradient[i] = learningRate * Math.signum(gradient[i]);
    }
}
