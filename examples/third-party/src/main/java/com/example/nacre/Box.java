package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Constraint;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** Keeps each weight between −limit and limit. */
@Doc("keeps each weight between -limit and limit")
@AutoService(Constraint.class)
public record Box(@Doc("largest absolute value, > 0") float limit) implements Constraint {
    public Box {
        Require.positive("limit", limit);
    }

    public Box() {
        this(1);
    }

    @Override
    public void project(FloatMatrix w) {
        for (int i = 0; i < w.length; i++) w.data[i] = Math.max(-limit, Math.min(limit, w.data[i]));
    }
}
