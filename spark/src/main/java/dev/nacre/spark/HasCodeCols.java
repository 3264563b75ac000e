package dev.nacre.spark;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The columns that an autoencoder's model adds.
 *
 * @param <S> who has them: what setters return
 */
public interface HasCodeCols<S> extends Params {
    /**
     * The column for codes; empty for none. By default {@code encoded}.
     *
     * @return the param
     */
    default Param<String> outputCol() {
        return new Param<>(this, "outputCol", "code column name; empty for none");
    }

    /**
     * The value of {@link #outputCol}.
     *
     * @return as set, or the default
     */
    default String getOutputCol() {
        return getOrDefault(outputCol());
    }

    /**
     * Sets {@link #outputCol}.
     *
     * @param value a column's name
     * @return this
     */
    default S setOutputCol(String value) {
        return Chain.set(this, outputCol(), value);
    }

    /**
     * The column for reconstruction errors; empty for none. By default {@code reconstructionError}.
     *
     * @return the param
     */
    default Param<String> errorCol() {
        return new Param<>(this, "errorCol", "reconstruction error column name; empty for none");
    }

    /**
     * The value of {@link #errorCol}.
     *
     * @return as set, or the default
     */
    default String getErrorCol() {
        return getOrDefault(errorCol());
    }

    /**
     * Sets {@link #errorCol}.
     *
     * @param value a column's name
     * @return this
     */
    default S setErrorCol(String value) {
        return Chain.set(this, errorCol(), value);
    }

    /**
     * The column that says whether the error is above the threshold; empty for none. By default {@code anomaly}.
     *
     * @return the param
     */
    default Param<String> anomalyCol() {
        return new Param<>(this, "anomalyCol", "anomaly column name; empty for none");
    }

    /**
     * The value of {@link #anomalyCol}.
     *
     * @return as set, or the default
     */
    default String getAnomalyCol() {
        return getOrDefault(anomalyCol());
    }

    /**
     * Sets {@link #anomalyCol}.
     *
     * @param value a column's name
     * @return this
     */
    default S setAnomalyCol(String value) {
        return Chain.set(this, anomalyCol(), value);
    }
}
