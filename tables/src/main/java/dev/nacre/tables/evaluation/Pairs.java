package dev.nacre.tables.evaluation;

import org.jblas.FloatMatrix;

/** Checks of predictions beside the truth. */
final class Pairs {
    private Pairs() {}

    static void require(FloatMatrix predictions, FloatMatrix truth) {
        if (predictions.rows != truth.rows || predictions.columns != truth.columns)
            throw new IllegalArgumentException("predictions are " + predictions.rows + " × " + predictions.columns
                    + ", the truth is " + truth.rows + " × " + truth.columns + "; give one prediction for each target");
        for (int i = 0; i < predictions.length; i++)
            if (!Float.isFinite(predictions.data[i]))
                throw new IllegalArgumentException("the prediction for row " + i / predictions.rows + " (from 0) is "
                        + predictions.data[i] + "; only finite numbers can be judged");
    }

    static void requireClasses(FloatMatrix predictions, FloatMatrix truth) {
        require(predictions, truth);
        if (truth.rows < 2)
            throw new IllegalArgumentException(
                    "the truth has one output, not one for each class; give one-hot classes, classes × rows");
    }

    static void requireNumbers(FloatMatrix predictions, FloatMatrix truth) {
        require(predictions, truth);
        if (truth.rows != 1)
            throw new IllegalArgumentException(
                    "the truth has " + truth.rows + " outputs; judge one predicted number at a time, as 1 × rows");
    }
}
