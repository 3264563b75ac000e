package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import dev.nacre.Penalty;
import org.jblas.FloatMatrix;

/** strength · Σ (√(w² + ε²) − ε): like L1, with a gradient everywhere. */
@Doc("like l1, smooth at zero")
@AutoService(Penalty.class)
public record SmoothL1(
        @Doc("factor, >= 0") float strength,
        @Doc("width of the round part, > 0") float width) implements Penalty {
    public SmoothL1 {
        Require.notNegative("strength", strength);
        Require.positive("width", width);
    }

    public SmoothL1() {
        this(1e-4f, 0.01f);
    }

    @Override
    public double value(FloatMatrix w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) sum += Math.hypot(w.data[i], width) - width;
        return strength * sum;
    }

    @Override
    public void addGradient(FloatMatrix w, FloatMatrix g) {
        for (int i = 0; i < w.length; i++) g.data[i] += (float) (strength * w.data[i] / Math.hypot(w.data[i], width));
    }
}
