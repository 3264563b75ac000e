package dev.nacre.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/**
 * What is trained and how, wherever the rows are.
 *
 * @param <S> who has them: what setters return
 */
public interface TrainingParams<S> extends Params {
    /**
     * The layers, as text. There is no default.
     *
     * @return the param
     */
    default Param<String> network() {
        return new Param<>(
                this, "network", "layers as text, such as sequential([dense(300, activation=relu), dense(10)])");
    }

    /**
     * The value of {@link #network}.
     *
     * @return as set, or the default
     */
    default String getNetwork() {
        return getOrDefault(network());
    }

    /**
     * Sets {@link #network}.
     *
     * @param value such as {@code sequential([dense(300, activation=relu), dense(10)])}
     * @return this
     */
    default S setNetwork(String value) {
        return Chain.set(this, network(), value);
    }

    /**
     * The optimizer, as text; a full-batch one such as {@code lbfgs} too. By default {@code sgd}.
     *
     * @return the param
     */
    default Param<String> optimizer() {
        return new Param<>(this, "optimizer", "optimizer as text, such as adam(learningRate=0.001)");
    }

    /**
     * The value of {@link #optimizer}.
     *
     * @return as set, or the default
     */
    default String getOptimizer() {
        return getOrDefault(optimizer());
    }

    /**
     * Sets {@link #optimizer}.
     *
     * @param value such as {@code adam(learningRate=0.001)}
     * @return this
     */
    default S setOptimizer(String value) {
        return Chain.set(this, optimizer(), value);
    }

    /**
     * How many rounds of training, or iterations of a full-batch optimizer. By default 10.
     *
     * @return the param
     */
    default IntParam epochs() {
        return new IntParam(
                this, "epochs", "rounds of training; iterations of a full-batch optimizer", ParamValidators.gtEq(0));
    }

    /**
     * The value of {@link #epochs}.
     *
     * @return as set, or the default
     */
    default int getEpochs() {
        return (int) getOrDefault(epochs());
    }

    /**
     * Sets {@link #epochs}.
     *
     * @param value at least 0
     * @return this
     */
    default S setEpochs(int value) {
        return Chain.set(this, epochs(), value);
    }

    /**
     * How many rows a local step has. By default 32.
     *
     * @return the param
     */
    default IntParam batchSize() {
        return new IntParam(this, "batchSize", "rows in a local step", ParamValidators.gtEq(1));
    }

    /**
     * The value of {@link #batchSize}.
     *
     * @return as set, or the default
     */
    default int getBatchSize() {
        return (int) getOrDefault(batchSize());
    }

    /**
     * Sets {@link #batchSize}.
     *
     * @param value at least 1
     * @return this
     */
    default S setBatchSize(int value) {
        return Chain.set(this, batchSize(), value);
    }

    /**
     * What gives start values, orders and noise. By default 1.
     *
     * @return the param
     */
    default LongParam seed() {
        return new LongParam(this, "seed", "gives start values, orders and noise");
    }

    /**
     * The value of {@link #seed}.
     *
     * @return as set, or the default
     */
    default long getSeed() {
        return (long) getOrDefault(seed());
    }

    /**
     * Sets {@link #seed}.
     *
     * @param value any number
     * @return this
     */
    default S setSeed(long value) {
        return Chain.set(this, seed(), value);
    }

    /**
     * The column that is true for rows to validate on; empty, as by default, for none.
     *
     * @return the param
     */
    default Param<String> validationIndicatorCol() {
        return new Param<>(
                this, "validationIndicatorCol", "column that is true for rows to validate on; empty for none");
    }

    /**
     * The value of {@link #validationIndicatorCol}.
     *
     * @return as set, or the default
     */
    default String getValidationIndicatorCol() {
        return getOrDefault(validationIndicatorCol());
    }

    /**
     * Sets {@link #validationIndicatorCol}.
     *
     * @param value a column's name
     * @return this
     */
    default S setValidationIndicatorCol(String value) {
        return Chain.set(this, validationIndicatorCol(), value);
    }

    /**
     * How many rounds without a better validation loss to wait for; 0, as by default, for no early stopping.
     *
     * @return the param
     */
    default IntParam patience() {
        return new IntParam(
                this,
                "patience",
                "rounds without a better validation loss before training stops; 0 for no early stopping",
                ParamValidators.gtEq(0));
    }

    /**
     * The value of {@link #patience}.
     *
     * @return as set, or the default
     */
    default int getPatience() {
        return (int) getOrDefault(patience());
    }

    /**
     * Sets {@link #patience}.
     *
     * @param value at least 0
     * @return this
     */
    default S setPatience(int value) {
        return Chain.set(this, patience(), value);
    }
}
