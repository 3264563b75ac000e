package dev.nacre.spark;

import org.apache.spark.ml.param.Param;

/**
 * The columns that a classifier's model adds.
 *
 * @param <S> who has them: what setters return
 */
public interface HasClassCols<S> extends HasPredictionCol<S> {
    /**
     * The column for raw outputs (logits); empty for none. By default {@code rawPrediction}.
     *
     * @return the param
     */
    default Param<String> rawPredictionCol() {
        return new Param<>(this, "rawPredictionCol", "raw prediction column name; empty for none");
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
     * @param value a column's name
     * @return this
     */
    default S setRawPredictionCol(String value) {
        return Chain.set(this, rawPredictionCol(), value);
    }

    /**
     * The column for probabilities; empty for none. By default {@code probability}.
     *
     * @return the param
     */
    default Param<String> probabilityCol() {
        return new Param<>(this, "probabilityCol", "probability column name; empty for none");
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
     * @param value a column's name
     * @return this
     */
    default S setProbabilityCol(String value) {
        return Chain.set(this, probabilityCol(), value);
    }
}
