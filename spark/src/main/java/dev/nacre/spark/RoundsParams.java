package dev.nacre.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/**
 * How training goes over the partitions, and where it is kept.
 *
 * @param <S> who has them: what setters return
 */
public interface RoundsParams<S> extends Params {
    /**
     * How many steps a partition takes in a round, at most; a round is at most a pass, as by default, and 0 means one exact step, see
     * {@link dev.nacre.training.ParameterAveraging}.
     *
     * @return the param
     */
    default IntParam localSteps() {
        return new IntParam(
                this,
                "localSteps",
                "steps of a partition in a round, at most; 0 for one exact step by the gradient over all rows",
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
        return Chain.set(this, localSteps(), value);
    }

    /**
     * What becomes of the optimizer's state after a round. By default {@code average}.
     *
     * @return the param
     */
    default Param<String> optimizerState() {
        return new Param<>(
                this,
                "optimizerState",
                "what becomes of the optimizer's state after a round: average, first or restart",
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
        return Chain.set(this, optimizerState(), value);
    }

    /**
     * What becomes of batch normalization's statistics after a round. By default {@code average}.
     *
     * @return the param
     */
    default Param<String> statistics() {
        return new Param<>(
                this,
                "statistics",
                "what becomes of the statistics of batch normalization after a round: average or first",
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
        return Chain.set(this, statistics(), value);
    }

    /**
     * How many partitions to train on; 0, as by default, for those that the data has.
     *
     * @return the param
     */
    default IntParam numPartitions() {
        return new IntParam(
                this,
                "numPartitions",
                "partitions to train on; 0 for those that the data has",
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
        return Chain.set(this, numPartitions(), value);
    }

    /**
     * Where checkpoints go, any path that Hadoop knows; a training that finds one there goes on with it. Empty, as by default, for nowhere.
     *
     * @return the param
     */
    default Param<String> checkpointPath() {
        return new Param<>(
                this, "checkpointPath", "where checkpoints go, and where training goes on from; empty for nowhere");
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
        return Chain.set(this, checkpointPath(), value);
    }

    /**
     * How many steps of training are between two checkpoints. By default 1.
     *
     * @return the param
     */
    default IntParam checkpointSteps() {
        return new IntParam(this, "checkpointSteps", "steps between two checkpoints", ParamValidators.gtEq(1));
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
        return Chain.set(this, checkpointSteps(), value);
    }
}
