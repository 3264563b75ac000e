package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Constraint;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Brings the Euclidean norm of what comes into each unit (a column) into a range; its direction stays: norm ← rate ·
 * clip(norm, min, max) + (1 − rate) · norm, as in Keras. A rate below 1 goes that part of the way in each step, so only a
 * rate of 1 guarantees the range. A column of zeros has no direction and stays as it is.
 */
@Doc("columns are brought to a norm between min and max, at once or by a part of the way in each step")
@AutoService(Constraint.class)
public record MinMaxNorm(
        @Doc("least Euclidean norm of a unit's incoming weights, >= 0")
        float min,

        @Doc("largest Euclidean norm, > 0, >= min") float max,

        @Doc("part of the way that is gone in a step, > 0, <= 1")
        float rate)
        implements Constraint {
    /** Checks the components. */
    public MinMaxNorm {
        if (!(min >= 0) || Float.isInfinite(min))
            throw new IllegalArgumentException("min must be >= 0 and finite, not " + min);
        if (!(max > 0 && max >= min) || Float.isInfinite(max))
            throw new IllegalArgumentException("max must be > 0, >= min and finite, not " + max);
        if (!(rate > 0 && rate <= 1)) throw new IllegalArgumentException("rate must be > 0 and <= 1, not " + rate);
    }

    /** From 0 to 1, at once. */
    public MinMaxNorm() {
        this(0, 1, 1);
    }

    @Override
    public void project(FloatMatrix w) {
        Columns.rescale(w, norm -> {
            double aim = Math.max(min, Math.min(max, norm));
            return aim == norm ? 1 : rate * aim / norm + (1 - rate);
        });
    }
}
