package dev.nacre.spark;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The output columns of an autoencoder model.
 *
 * @param <S> the class with these params; setters return it
 */
public interface HasCodeCols<S> extends Params {
    /**
     * The column of codes. By default {@code encoded}.
     *
     * @return the param
     */
    default Param<String> outputCol() {
        return new Param<>(this, "outputCol", "code column name; empty for no column");
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
     * @param value a column's name; empty for no column
     * @return this
     */
    default S setOutputCol(String value) {
        return ParamSetter.set(this, outputCol(), value);
    }

    /**
     * The column of reconstruction errors. By default {@code reconstructionError}.
     *
     * @return the param
     */
    default Param<String> errorCol() {
        return new Param<>(this, "errorCol", "reconstruction error column name; empty for no column");
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
     * @param value a column's name; empty for no column
     * @return this
     */
    default S setErrorCol(String value) {
        return ParamSetter.set(this, errorCol(), value);
    }

    /**
     * The column that is true if the reconstruction error is above the threshold. By default {@code anomaly}.
     *
     * @return the param
     */
    default Param<String> anomalyCol() {
        return new Param<>(this, "anomalyCol", "anomaly column name; empty for no column");
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
     * @param value a column's name; empty for no column
     * @return this
     */
    default S setAnomalyCol(String value) {
        return ParamSetter.set(this, anomalyCol(), value);
    }
}
