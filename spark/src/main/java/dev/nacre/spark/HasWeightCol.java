package dev.nacre.spark;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The column of sample weights.
 *
 * @param <S> the class with this param; setters return it
 */
public interface HasWeightCol<S> extends Params {
    /**
     * The column of sample weights: how much a row counts in training and pre-training. A mean weight of 1 keeps the
     * size of training steps. By default empty: all rows count the same.
     *
     * @return the param
     */
    default Param<String> weightCol() {
        return new Param<>(this, "weightCol", "weight column name; empty for equal weights");
    }

    /**
     * The value of {@link #weightCol}.
     *
     * @return as set, or the default
     */
    default String getWeightCol() {
        return getOrDefault(weightCol());
    }

    /**
     * Sets {@link #weightCol}.
     *
     * @param value a column's name
     * @return this
     */
    default S setWeightCol(String value) {
        return ParamSetter.set(this, weightCol(), value);
    }
}
