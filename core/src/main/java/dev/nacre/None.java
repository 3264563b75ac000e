package dev.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** No penalty, or no constraint. */
@Doc("nothing: no penalty, no constraint")
@AutoService({Penalty.class, Constraint.class})
public record None() implements Penalty, Constraint {
    @Override
    public double value(FloatMatrix w) {
        return 0;
    }

    @Override
    public void addGradient(FloatMatrix w, FloatMatrix g) {}

    @Override
    public void project(FloatMatrix w) {}
}
