package dev.nacre.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.sql.Dataset;

/**
 * What the estimators that learn from labels have in common.
 *
 * @param <E> the estimator
 * @param <M> its model
 */
public abstract class NacrePredictor<E extends NacrePredictor<E, M>, M extends NacreModel<M>>
        extends NacreEstimator<E, M> implements HasPredictionCol<E> {
    private static final long serialVersionUID = 1;

    NacrePredictor(String uid) {
        super(uid);
        setDefault(loss(), "");
        setDefault(labelCol(), "label");
        setDefault(weightCol(), "");
        setDefault(pretrainEpochs(), 0);
    }

    /** What is to be learned of the labels. */
    abstract Problem labelled(Dataset<?> data);

    @Override
    Problem problem(Dataset<?> data) {
        return labelled(data).weighted(getWeightCol()).pretrained(getPretrainEpochs());
    }

    /**
     * The loss, as text; empty, as by default, for the usual one.
     *
     * @return the param
     */
    public Param<String> loss() {
        return new Param<>(this, "loss", "loss as text; empty for the usual one");
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
        return Chain.set(this, loss(), value);
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
        return Chain.set(this, labelCol(), value);
    }

    /**
     * The column of weights, numbers whose mean should be 1; empty, as by default, where all rows count the same. Pre-training takes no notice of
     * them.
     *
     * @return the param
     */
    public Param<String> weightCol() {
        return new Param<>(this, "weightCol", "weight column name; empty for equal weights");
    }

    /**
     * The value of {@link #weightCol}.
     *
     * @return as set, or the default
     */
    public String getWeightCol() {
        return getOrDefault(weightCol());
    }

    /**
     * Sets {@link #weightCol}.
     *
     * @param value a column's name
     * @return this
     */
    public E setWeightCol(String value) {
        return Chain.set(this, weightCol(), value);
    }

    /**
     * How many rounds each layer that can be pre-trained learns without labels first; 0, as by default, for none.
     *
     * @return the param
     */
    public IntParam pretrainEpochs() {
        return new IntParam(
                this,
                "pretrainEpochs",
                "rounds of pre-training of each layer that can be; 0 for none",
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
        return Chain.set(this, pretrainEpochs(), value);
    }
}
