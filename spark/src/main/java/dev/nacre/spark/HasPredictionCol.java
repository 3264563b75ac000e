package dev.nacre.spark;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The column of predictions.
 *
 * @param <S> the class with these params; setters return it
 */
public interface HasPredictionCol<S> extends Params {
    /**
     * The column of predictions. By default {@code prediction}.
     *
     * @return the param
     */
    default Param<String> predictionCol() {
        return new Param<>(this, "predictionCol", "prediction column name; empty for no column");
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
     * @param value a column's name; empty for no column
     * @return this
     */
    default S setPredictionCol(String value) {
        return ParamSetter.set(this, predictionCol(), value);
    }
}
