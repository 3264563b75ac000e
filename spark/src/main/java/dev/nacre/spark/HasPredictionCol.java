package dev.nacre.spark;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The column for predictions, of predictors and their models.
 *
 * @param <S> who has them: what setters return
 */
public interface HasPredictionCol<S> extends Params {
    /**
     * The column for predictions; empty for none. By default {@code prediction}.
     *
     * @return the param
     */
    default Param<String> predictionCol() {
        return new Param<>(this, "predictionCol", "prediction column name; empty for none");
    }

    /**
     * The value of {@link #predictionCol}.
     *
     * @return as set, or the default
     */
    default String getPredictionCol() {
        return getOrDefault(predictionCol());
    }

    /**
     * Sets {@link #predictionCol}.
     *
     * @param value a column's name
     * @return this
     */
    default S setPredictionCol(String value) {
        return Chain.set(this, predictionCol(), value);
    }
}
