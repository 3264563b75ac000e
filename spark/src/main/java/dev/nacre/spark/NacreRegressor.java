package dev.nacre.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;

/** Learns numbers, or vectors of numbers. */
public final class NacreRegressor extends NacreEstimator<NacreRegressor, NacreRegressionModel> {
    private static final long serialVersionUID = 1;

    private final Param<String> loss;
    private final Param<String> labelCol;
    private final Param<String> predictionCol;
    private final IntParam pretrainEpochs;

    /** With a name of its own. */
    public NacreRegressor() {
        this(Identifiable.randomUID("nacreRegressor"));
    }

    /**
     * With a given name.
     *
     * @param uid the name
     */
    public NacreRegressor(String uid) {
        super(uid);
        this.loss = new Param<>(this, "loss", "loss as text; empty for the usual one");
        setDefault(loss, "");
        this.labelCol = new Param<>(this, "labelCol", "label column name");
        setDefault(labelCol, "label");
        this.predictionCol = new Param<>(this, "predictionCol", "prediction column name; empty for none");
        setDefault(predictionCol, "prediction");
        this.pretrainEpochs = new IntParam(
                this,
                "pretrainEpochs",
                "rounds of pre-training of each layer that can be; 0 for none",
                ParamValidators.gtEq(0));
        setDefault(pretrainEpochs, 0);
    }

    /**
     * Reads what was saved.
     *
     * @return the reader
     */
    public static MLReader<NacreRegressor> read() {
        return new DefaultParamsReader<>();
    }

    /**
     * Reads what was saved.
     *
     * @param path where it is
     * @return the estimator
     */
    public static NacreRegressor load(String path) {
        return read().load(path);
    }

    @Override
    NacreRegressor self() {
        return this;
    }

    @Override
    Problem problem(Dataset<?> data) {
        return Problem.of(this, data.toDF()).values(getLabelCol(), getLoss()).pretrained(getPretrainEpochs());
    }

    @Override
    NacreRegressionModel model(Fitting.Result trained, Dataset<?> data) {
        return new NacreRegressionModel(uid(), trained.shared());
    }

    @Override
    Scores scores() {
        return new ValueScores(getPredictionCol());
    }

    /**
     * The loss, as text; empty for mean squared error.
     *
     * @return the param
     */
    public Param<String> loss() {
        return loss;
    }

    /**
     * The loss, as text; empty for mean squared error.
     *
     * @return the value, or the default
     */
    public String getLoss() {
        return getOrDefault(loss);
    }

    /**
     * The loss, as text; empty for mean squared error.
     *
     * @param value what to set
     * @return this
     */
    public NacreRegressor setLoss(String value) {
        set(loss, value);
        return this;
    }

    /**
     * The column of labels.
     *
     * @return the param
     */
    public Param<String> labelCol() {
        return labelCol;
    }

    /**
     * The column of labels.
     *
     * @return the value, or the default
     */
    public String getLabelCol() {
        return getOrDefault(labelCol);
    }

    /**
     * The column of labels.
     *
     * @param value what to set
     * @return this
     */
    public NacreRegressor setLabelCol(String value) {
        set(labelCol, value);
        return this;
    }

    /**
     * The column for predictions; empty for none.
     *
     * @return the param
     */
    public Param<String> predictionCol() {
        return predictionCol;
    }

    /**
     * The column for predictions; empty for none.
     *
     * @return the value, or the default
     */
    public String getPredictionCol() {
        return getOrDefault(predictionCol);
    }

    /**
     * The column for predictions; empty for none.
     *
     * @param value what to set
     * @return this
     */
    public NacreRegressor setPredictionCol(String value) {
        set(predictionCol, value);
        return this;
    }

    /**
     * How many rounds each layer that can be pre-trained learns without labels first; 0 for none.
     *
     * @return the param
     */
    public IntParam pretrainEpochs() {
        return pretrainEpochs;
    }

    /**
     * How many rounds each layer that can be pre-trained learns without labels first; 0 for none.
     *
     * @return the value, or the default
     */
    public int getPretrainEpochs() {
        return (int) getOrDefault(pretrainEpochs);
    }

    /**
     * How many rounds each layer that can be pre-trained learns without labels first; 0 for none.
     *
     * @param value what to set
     * @return this
     */
    public NacreRegressor setPretrainEpochs(int value) {
        set(pretrainEpochs, value);
        return this;
    }
}
