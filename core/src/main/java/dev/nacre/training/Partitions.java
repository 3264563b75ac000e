package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Training data in partitions, possibly on other machines: computations are sent to the data. {@link Trainer},
 * {@link FullBatchTraining}, preprocessing and validation accept them like other data; preprocessing sees all samples
 * in the order of the partitions.
 *
 * <p>An implementation only moves tasks and results. A task is a pure function of its fields and its partition, so it
 * may run more than once, in any order, on any machine. Results are combined in the order of the partitions, so the
 * same partitions give the same bits.
 */
public interface Partitions extends TrainingData {
    /**
     * A computation on one partition.
     *
     * @param <R> the type of the result, serializable
     */
    @FunctionalInterface
    interface Task<R> extends Serializable {
        /**
         * Computes the result of one partition.
         *
         * @param part the partition's samples, possibly none; not changed
         * @param number the partition's number, counted from 0
         * @return always the same result for the same partition
         */
        R on(Samples part, int number);
    }

    /**
     * Runs a task on all partitions.
     *
     * @param <R> the type of the result, serializable
     * @param task the task to run
     * @param results receives the results in the order of the partitions, on the calling thread
     */
    <R> void run(Task<R> task, Consumer<R> results);

    /**
     * How one epoch of training uses the partitions.
     *
     * @return the same at each call
     */
    ParameterAveraging averaging();

    /** Unsupported: no single machine sees all samples. */
    @Override
    default Pass shuffled(int size, long seed) {
        throw new UnsupportedOperationException(
                "partitions can't be shuffled as a whole; train with Trainer or FullBatchTraining");
    }

    @Override
    default Partitions through(Layer lower) {
        return new MappedPartitions(this, TrainingData.super.through(lower));
    }
}
