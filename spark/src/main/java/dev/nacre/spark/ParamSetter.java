package dev.nacre.spark;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * Sets params of interfaces such as {@link HasFeaturesCol}. Spark's own interfaces of these names are Scala traits,
 * which a Java class could implement only by methods with mangled names. Params of the same owner and name are equal,
 * so a new one is made at each call and no field keeps it.
 */
final class ParamSetter {
    private ParamSetter() {}

    /** Sets a param and returns its owner. */
    @SuppressWarnings("unchecked") // S is the class of the owner
    static <S, T> S set(Params owner, Param<T> param, T value) {
        owner.set(param, value);
        return (S) owner;
    }
}
