package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Samples that lie in parts, on other machines perhaps: training goes to them. {@link Trainer} and
 * {@link FullBatchTraining} take them like any others, and so do preprocessing, which sees all samples in the order of
 * parts, and validation.
 *
 * <p>Whoever implements it moves tasks and results, and nothing else. A task is a pure function of what it holds and of
 * its part, so it may be done twice, in any order, anywhere; results are taken in the order of parts. So the same parts
 * give the same bits.
 */
public interface Partitions extends TrainingData {
    /**
     * What is done with each part.
     *
     * @param <R> what comes of it, serializable
     */
    @FunctionalInterface
    interface Task<R> extends Serializable {
        /**
         * Looks at one part.
         *
         * @param part its samples, perhaps none; not changed
         * @param number which part, counted from 0
         * @return the same for the same part, always
         */
        R on(Samples part, int number);
    }

    /**
     * Does a task on all parts.
     *
     * @param <R> what comes of it, serializable
     * @param task what to do
     * @param results is given what came of it, in the order of parts, on the calling thread
     */
    <R> void run(Task<R> task, Consumer<R> results);

    /**
     * How a pass of training goes over the parts.
     *
     * @return the same at each call
     */
    ParameterAveraging averaging();

    /** Not to be had: no one machine sees all samples. */
    @Override
    default Pass shuffled(int size, long seed) {
        throw new UnsupportedOperationException(
                "samples in parts can't be shuffled as a whole; train by Trainer or FullBatchTraining");
    }

    @Override
    default Partitions through(Layer lower) {
        return new MappedPartitions(this, TrainingData.super.through(lower));
    }
}
