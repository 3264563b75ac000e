package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Constraint;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Scales each unit's incoming weights, a column of the weight matrix, to Euclidean norm 1. A column of zeros has no
 * direction and is not changed.
 */
@Doc("scales each unit's incoming weights to Euclidean norm 1")
@AutoService(Constraint.class)
public record UnitNorm() implements Constraint {
    @Override
    public void project(FloatMatrix w) {
        UnitScales.rescale(w, norm -> 1 / norm);
    }
}
