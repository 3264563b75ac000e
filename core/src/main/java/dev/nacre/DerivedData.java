package dev.nacre;

import java.util.OptionalLong;

/**
 * Training data made from other data: number and shape of the samples are those of the source, unless a method says
 * otherwise. Names of features and classes are not passed on.
 */
public interface DerivedData extends TrainingData {
    /**
     * The data that this is made from.
     *
     * @return the same object each time
     */
    TrainingData source();

    @Override
    default int inputs() {
        return shape().size();
    }

    @Override
    default int targets() {
        return source().targets();
    }

    @Override
    default OptionalLong sampleCount() {
        return source().sampleCount();
    }

    @Override
    default Shape shape() {
        return source().shape();
    }

    @Override
    default boolean missing() {
        return source().missing();
    }

    @Override
    default boolean partlyLabelled() {
        return source().partlyLabelled();
    }
}
