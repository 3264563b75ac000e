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
     * The column of a detector's anomaly scores. By default {@code anomalyScore}.
     *
     * @return the param
     */
    default Param<String> scoreCol() {
        return new Param<>(this, "scoreCol", "anomaly score column name; empty for no column");
    }

    /**
     * The value of {@link #scoreCol}.
     *
     * @return as set, or the default
     */
    default String getScoreCol() {
        return getOrDefault(scoreCol());
    }

    /**
     * Sets {@link #scoreCol}.
     *
     * @param value a column's name; empty for no column
     * @return this
     */
    default S setScoreCol(String value) {
        return ParamSetter.set(this, scoreCol(), value);
    }

    /**
     * The column of p-values: the share of the rows that the detector compares with that are at least as unusual; NaN
     * for a detector of an earlier version. By default {@code pValue}.
     *
     * @return the param
     */
    default Param<String> pValueCol() {
        return new Param<>(this, "pValueCol", "p-value column name; empty for no column");
    }

    /**
     * The value of {@link #pValueCol}.
     *
     * @return as set, or the default
     */
    default String getPValueCol() {
        return getOrDefault(pValueCol());
    }

    /**
     * Sets {@link #pValueCol}.
     *
     * @param value a column's name; empty for no column
     * @return this
     */
    default S setPValueCol(String value) {
        return ParamSetter.set(this, pValueCol(), value);
    }

    /**
     * The column that is true if the anomaly score is above the threshold. By default {@code anomaly}.
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

    /**
     * The column of reasons why a row is an anomaly, an array of {@code feature}, {@code share} of the score, values
     * {@code found} and {@code expected}; empty for other rows. By default there is none.
     *
     * @return the param
     */
    default Param<String> reasonsCol() {
        return new Param<>(this, "reasonsCol", "reasons column name; empty for no column");
    }

    /**
     * The value of {@link #reasonsCol}.
     *
     * @return as set, or the default
     */
    default String getReasonsCol() {
        return getOrDefault(reasonsCol());
    }

    /**
     * Sets {@link #reasonsCol}.
     *
     * @param value a column's name; empty for no column
     * @return this
     */
    default S setReasonsCol(String value) {
        return ParamSetter.set(this, reasonsCol(), value);
    }
}
