package dev.nacre.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.sql.Dataset;

/**
 * Base class of the estimators that learn from labels. Without a {@link #network}, they learn as {@link
 * dev.nacre.tables.Tables#learn(dev.nacre.data.Dataset, dev.nacre.tables.TableOptions, dev.nacre.tables.TableListener)}
 * does by default: on the driver, whose memory must hold the rows as 32-bit floats several times. Then {@code seed} is
 * the only other param of the training.
 *
 * @param <E> the estimator's own class
 * @param <M> the class of its model
 */
public abstract class NacrePredictor<E extends NacrePredictor<E, M>, M extends NacreModel<M>>
        extends NacreEstimator<E, M> implements HasPredictionCol<E> {
    private static final long serialVersionUID = 1;

    NacrePredictor(String uid) {
        super(uid);
        setDefault(loss(), "");
        setDefault(labelCol(), "label");
        setDefault(pretrainEpochs(), 0);
    }

    /** What to learn from the labels. */
    abstract LearningTask labelled(Dataset<?> data);

    @Override
    LearningTask task(Dataset<?> data) {
        return labelled(data).pretrained(getPretrainEpochs());
    }

    @Override
    EstimatorFit.Fitted fitted(LearningTask task) {
        return isDefined(network()) ? super.fitted(task) : new TableFit(this, task).run();
    }

    /**
     * The loss to minimise, as text. By default empty: cross-entropy for classes, the mean squared error for numbers.
     *
     * @return the param
     */
    public Param<String> loss() {
        return new Param<>(this, "loss", "loss to minimise, as text; empty for the default");
    }

    /**
     * The value of {@link #loss}.
     *
     * @return as set, or the default
     */
    public String getLoss() {
        return getOrDefault(loss());
    }

    /**
     * Sets {@link #loss}.
     *
     * @param value such as {@code huber(0.5)}
     * @return this
     */
    public E setLoss(String value) {
        return ParamSetter.set(this, loss(), value);
    }

    /**
     * The column of labels. By default {@code label}.
     *
     * @return the param
     */
    public Param<String> labelCol() {
        return new Param<>(this, "labelCol", "label column name");
    }

    /**
     * The value of {@link #labelCol}.
     *
     * @return as set, or the default
     */
    public String getLabelCol() {
        return getOrDefault(labelCol());
    }

    /**
     * Sets {@link #labelCol}.
     *
     * @param value a column's name
     * @return this
     */
    public E setLabelCol(String value) {
        return ParamSetter.set(this, labelCol(), value);
    }

    /**
     * Epochs of greedy layer-wise pre-training, without labels, for each autoencoder in the network. By default 0: no
     * pre-training.
     *
     * @return the param
     */
    public IntParam pretrainEpochs() {
        return new IntParam(
                this,
                "pretrainEpochs",
                "epochs of pre-training for each autoencoder; 0 for no pre-training",
                ParamValidators.gtEq(0));
    }

    /**
     * The value of {@link #pretrainEpochs}.
     *
     * @return as set, or the default
     */
    public int getPretrainEpochs() {
        return (int) getOrDefault(pretrainEpochs());
    }

    /**
     * Sets {@link #pretrainEpochs}.
     *
     * @param value at least 0
     * @return this
     */
    public E setPretrainEpochs(int value) {
        return ParamSetter.set(this, pretrainEpochs(), value);
    }
}
