package dev.nacre.spark;

import org.apache.spark.ml.param.Param;

/**
 * The output columns of a classification model.
 *
 * @param <S> the class with these params; setters return it
 */
public interface HasClassCols<S> extends HasPredictionCol<S> {
    /**
     * The column of raw outputs (logits). By default {@code rawPrediction}.
     *
     * @return the param
     */
    default Param<String> rawPredictionCol() {
        return new Param<>(this, "rawPredictionCol", "raw prediction column name; empty for no column");
    }

    /**
     * The value of {@link #rawPredictionCol}.
     *
     * @return as set, or the default
     */
    default String getRawPredictionCol() {
        return getOrDefault(rawPredictionCol());
    }

    /**
     * Sets {@link #rawPredictionCol}.
     *
     * @param value a column's name; empty for no column
     * @return this
     */
    default S setRawPredictionCol(String value) {
        return ParamSetter.set(this, rawPredictionCol(), value);
    }

    /**
     * The column of class probabilities. By default {@code probability}.
     *
     * @return the param
     */
    default Param<String> probabilityCol() {
        return new Param<>(this, "probabilityCol", "probability column name; empty for no column");
    }

    /**
     * The value of {@link #probabilityCol}.
     *
     * @return as set, or the default
     */
    default String getProbabilityCol() {
        return getOrDefault(probabilityCol());
    }

    /**
     * Sets {@link #probabilityCol}.
     *
     * @param value a column's name; empty for no column
     * @return this
     */
    default S setProbabilityCol(String value) {
        return ParamSetter.set(this, probabilityCol(), value);
    }
}
