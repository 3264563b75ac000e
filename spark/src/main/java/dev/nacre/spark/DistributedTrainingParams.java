package dev.nacre.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/**
 * How training is distributed over partitions, and where its checkpoints are written.
 *
 * @param <S> the class with these params; setters return it
 */
public interface DistributedTrainingParams<S> extends Params {
    /**
     * Maximum number of training steps that each partition takes in an epoch, before the weights are averaged. It takes
     * fewer if it has no more rows. 0 means one exact step by the gradient over all rows. By default there is no
     * maximum: each partition passes over all its rows. See {@link dev.nacre.training.ParameterAveraging}.
     *
     * @return the param
     */
    default IntParam localSteps() {
        return new IntParam(
                this,
                "localSteps",
                "maximum training steps of a partition in an epoch; 0 for one exact step by the gradient over all rows",
                ParamValidators.gtEq(0));
    }

    /**
     * The value of {@link #localSteps}.
     *
     * @return as set, or the default
     */
    default int getLocalSteps() {
        return (int) getOrDefault(localSteps());
    }

    /**
     * Sets {@link #localSteps}.
     *
     * @param value at least 0
     * @return this
     */
    default S setLocalSteps(int value) {
        return ParamSetter.set(this, localSteps(), value);
    }

    /**
     * The optimizer's state after an epoch: the {@code average} over the partitions, that of the {@code first}
     * partition with rows, or {@code restart} for a new state in each epoch. By default {@code average}.
     *
     * @return the param
     */
    default Param<String> optimizerState() {
        return new Param<>(
                this,
                "optimizerState",
                "the optimizer's state after an epoch: average, first or restart",
                ParamValidators.inArray(new String[] {"average", "first", "restart"}));
    }

    /**
     * The value of {@link #optimizerState}.
     *
     * @return as set, or the default
     */
    default String getOptimizerState() {
        return getOrDefault(optimizerState());
    }

    /**
     * Sets {@link #optimizerState}.
     *
     * @param value {@code average}, {@code first} or {@code restart}
     * @return this
     */
    default S setOptimizerState(String value) {
        return ParamSetter.set(this, optimizerState(), value);
    }

    /**
     * The statistics of batch normalization after an epoch: {@code average} or {@code first}. By default
     * {@code average}.
     *
     * @return the param
     */
    default Param<String> statistics() {
        return new Param<>(
                this,
                "statistics",
                "the statistics of batch normalization after an epoch: average or first",
                ParamValidators.inArray(new String[] {"average", "first"}));
    }

    /**
     * The value of {@link #statistics}.
     *
     * @return as set, or the default
     */
    default String getStatistics() {
        return getOrDefault(statistics());
    }

    /**
     * Sets {@link #statistics}.
     *
     * @param value {@code average} or {@code first}
     * @return this
     */
    default S setStatistics(String value) {
        return ParamSetter.set(this, statistics(), value);
    }

    /**
     * Number of partitions to train on. By default 0: the partitions that the table has.
     *
     * @return the param
     */
    default IntParam numPartitions() {
        return new IntParam(
                this,
                "numPartitions",
                "number of partitions to train on; 0 for those of the table",
                ParamValidators.gtEq(0));
    }

    /**
     * The value of {@link #numPartitions}.
     *
     * @return as set, or the default
     */
    default int getNumPartitions() {
        return (int) getOrDefault(numPartitions());
    }

    /**
     * Sets {@link #numPartitions}.
     *
     * @param value at least 0
     * @return this
     */
    default S setNumPartitions(int value) {
        return ParamSetter.set(this, numPartitions(), value);
    }

    /**
     * Where checkpoints are written: any path that Hadoop supports. A fit that finds a checkpoint there continues from
     * it; a fit that ends deletes it. By default empty: no checkpoints.
     *
     * @return the param
     */
    default Param<String> checkpointPath() {
        return new Param<>(
                this,
                "checkpointPath",
                "where checkpoints are written, and where training continues from; empty for no checkpoints");
    }

    /**
     * The value of {@link #checkpointPath}.
     *
     * @return as set, or the default
     */
    default String getCheckpointPath() {
        return getOrDefault(checkpointPath());
    }

    /**
     * Sets {@link #checkpointPath}.
     *
     * @param value a path
     * @return this
     */
    default S setCheckpointPath(String value) {
        return ParamSetter.set(this, checkpointPath(), value);
    }

    /**
     * Number of training steps between two checkpoints. By default 1.
     *
     * @return the param
     */
    default IntParam checkpointSteps() {
        return new IntParam(
                this, "checkpointSteps", "number of training steps between two checkpoints", ParamValidators.gtEq(1));
    }

    /**
     * The value of {@link #checkpointSteps}.
     *
     * @return as set, or the default
     */
    default int getCheckpointSteps() {
        return (int) getOrDefault(checkpointSteps());
    }

    /**
     * Sets {@link #checkpointSteps}.
     *
     * @param value at least 1
     * @return this
     */
    default S setCheckpointSteps(int value) {
        return ParamSetter.set(this, checkpointSteps(), value);
    }
}
