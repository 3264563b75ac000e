package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Constraint;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Scales each unit's incoming weights, a column of the weight matrix, so that their Euclidean norm moves into a range:
 * norm ← rate · clip(norm, min, max) + (1 − rate) · norm, as in Keras. A rate below 1 goes only part of the way in each
 * step, so only a rate of 1 guarantees the range. A column of zeros has no direction and is not changed.
 */
@Doc("brings the norm of each unit's incoming weights between min and max, at once or gradually")
@AutoService(Constraint.class)
public record MinMaxNorm(
        @Doc("minimum Euclidean norm of a unit's incoming weights, >= 0")
        float min,

        @Doc("maximum Euclidean norm, > 0, >= min") float max,

        @Doc("fraction of the way to go in each step, > 0, <= 1")
        float rate)
        implements Constraint {
    /** Checks the components. */
    public MinMaxNorm {
        Require.notNegative("min", min);
        if (!(max > 0 && max >= min) || Float.isInfinite(max))
            throw new IllegalArgumentException("max must be > 0, >= min and finite, not " + max);
        Require.positiveFraction("rate", rate);
    }

    /** From 0 to 1, at once. */
    public MinMaxNorm() {
        this(0, 1, 1);
    }

    @Override
    public void project(FloatMatrix w) {
        UnitScales.rescale(w, norm -> {
            double aim = Math.max(min, Math.min(max, norm));
            return aim == norm ? 1 : rate * aim / norm + (1 - rate);
        });
    }
}
