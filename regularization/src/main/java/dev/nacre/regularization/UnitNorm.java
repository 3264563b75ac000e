package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Constraint;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Gives what comes into each unit (a column) the Euclidean norm 1; its direction stays. A column of zeros has none and stays
 * as it is.
 */
@Doc("every column gets the Euclidean norm 1")
@AutoService(Constraint.class)
public record UnitNorm() implements Constraint {
    @Override
    public void project(FloatMatrix w) {
        Columns.rescale(w, norm -> 1 / norm);
    }
}
