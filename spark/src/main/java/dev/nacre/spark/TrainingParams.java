package dev.nacre.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/**
 * The params of a training that do not depend on where the rows are.
 *
 * @param <S> the class with these params; setters return it
 */
public interface TrainingParams<S> extends Params {
    /**
     * The network, as text. There is no default: estimators that learn from labels then choose networks and training
     * for the table.
     *
     * @return the param
     */
    default Param<String> network() {
        return new Param<>(
                this, "network", "network as text, such as sequential([dense(300, activation=relu), dense(10)])");
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
        return ParamSetter.set(this, network(), value);
    }

    /**
     * What the features of a row are: {@code 28x28x1} for images of height 28, width 28 and 1 channel, with channels
     * innermost. By default empty: features in a row.
     *
     * @return the param
     */
    default Param<String> inputShape() {
        return new Param<>(this, "inputShape", "height x width x channels of an image; empty for features in a row");
    }

    /**
     * The value of {@link #inputShape}.
     *
     * @return as set, or the default
     */
    default String getInputShape() {
        return getOrDefault(inputShape());
    }

    /**
     * Sets {@link #inputShape}.
     *
     * @param value such as {@code 28x28x1}
     * @return this
     */
    default S setInputShape(String value) {
        return ParamSetter.set(this, inputShape(), value);
    }

    /**
     * The optimizer, as text; also a full-batch optimizer such as {@code lbfgs}. By default {@code sgd}.
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
        return ParamSetter.set(this, optimizer(), value);
    }

    /**
     * Number of epochs, or of iterations of a full-batch optimizer. By default 10.
     *
     * <p>An epoch is one round of parameter averaging: see {@link DistributedTrainingParams#localSteps}.
     *
     * @return the param
     */
    default IntParam epochs() {
        return new IntParam(
                this,
                "epochs",
                "number of epochs, or of iterations of a full-batch optimizer",
                ParamValidators.gtEq(0));
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
        return ParamSetter.set(this, epochs(), value);
    }

    /**
     * Number of rows in a batch. By default 32.
     *
     * @return the param
     */
    default IntParam batchSize() {
        return new IntParam(this, "batchSize", "number of rows in a batch", ParamValidators.gtEq(1));
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
        return ParamSetter.set(this, batchSize(), value);
    }

    /**
     * Determines initial weights, the order of rows and noise. By default 1.
     *
     * @return the param
     */
    default LongParam seed() {
        return new LongParam(this, "seed", "determines initial weights, the order of rows and noise");
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
        return ParamSetter.set(this, seed(), value);
    }

    /**
     * The column that is true for validation rows, which are not trained on. By default empty: no validation.
     *
     * @return the param
     */
    default Param<String> validationIndicatorCol() {
        return new Param<>(
                this, "validationIndicatorCol", "column that is true for validation rows; empty for no validation");
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
        return ParamSetter.set(this, validationIndicatorCol(), value);
    }

    /**
     * Early stopping: epochs without a better validation loss before training stops. By default 0: no early stopping.
     *
     * @return the param
     */
    default IntParam patience() {
        return new IntParam(
                this,
                "patience",
                "epochs without a better validation loss before training stops; 0 for no early stopping",
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
        return ParamSetter.set(this, patience(), value);
    }
}
