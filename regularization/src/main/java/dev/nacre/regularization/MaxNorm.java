package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Constraint;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Limits the Euclidean norm of each unit's incoming weights, a column of the weight matrix: a longer column is scaled
 * down to the limit. Srebro and Shraibman, 2005; with dropout: Srivastava et al., 2014, section 5.1.
 */
@Doc("limits the norm of each unit's incoming weights to max; Srebro and Shraibman, 2005")
@AutoService(Constraint.class)
public record MaxNorm(
        @Doc("maximum Euclidean norm of a unit's incoming weights, > 0")
        float max) implements Constraint {
    /** Checks the components. */
    public MaxNorm {
        Require.positive("max", max);
    }

    /** At most 3, within the range of 3 to 4 that Srivastava et al. found best. */
    public MaxNorm() {
        this(3);
    }

    @Override
    public void project(FloatMatrix w) {
        UnitScales.rescale(w, norm -> norm > max ? max / norm : 1);
    }
}
