package dev.nacre.spark;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The column of features.
 *
 * @param <S> the class with these params; setters return it
 */
public interface HasFeaturesCol<S> extends Params {
    /**
     * The column of features: vectors, or arrays of numbers. By default {@code features}.
     *
     * @return the param
     */
    default Param<String> featuresCol() {
        return new Param<>(this, "featuresCol", "features column name");
    }

    /**
     * The value of {@link #featuresCol}.
     *
     * @return as set, or the default
     */
    default String getFeaturesCol() {
        return getOrDefault(featuresCol());
    }

    /**
     * Sets {@link #featuresCol}.
     *
     * @param value a column's name
     * @return this
     */
    default S setFeaturesCol(String value) {
        return ParamSetter.set(this, featuresCol(), value);
    }
}
