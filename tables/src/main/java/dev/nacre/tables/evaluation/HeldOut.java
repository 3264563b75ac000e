package dev.nacre.tables.evaluation;

import dev.nacre.data.Dataset;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jblas.FloatMatrix;

/**
 * A model and rows that it was not trained on.
 *
 * @param predict raw features × rows → outputs × rows; it must not keep or change its argument
 * @param rows with targets
 */
public record HeldOut(UnaryOperator<FloatMatrix> predict, Dataset rows) {
    /** Checks the components. */
    public HeldOut {
        Objects.requireNonNull(predict, "predict");
        if (rows.size() == 0 || rows.targets() == 0)
            throw new IllegalArgumentException("there are no held-out rows with targets; give at least one");
    }
}
