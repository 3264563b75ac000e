package dev.nacre.spark;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * For interfaces that add params. Spark's own, {@code HasFeaturesCol} and so on, are Scala traits, which a class in Java implements by
 * methods of mangled names alone. A param is one of the same owner and name, so it is made when it is asked for and no field keeps it.
 */
final class Chain {
    private Chain() {}

    /** Sets a param, and returns its owner. */
    @SuppressWarnings("unchecked") // S is the class of the owner
    static <S, T> S set(Params owner, Param<T> param, T value) {
        owner.set(param, value);
        return (S) owner;
    }
}
