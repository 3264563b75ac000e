package dev.nacre.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;

/** Learns classes: labels 0, 1, … as StringIndexer makes them, or texts, which are indexed in alphabetical order. */
public final class NacreClassifier extends NacreEstimator<NacreClassifier, NacreClassificationModel> {
    private static final long serialVersionUID = 1;

    private final Param<String> loss;
    private final Param<String> labelCol;
    private final Param<String> predictionCol;
    private final Param<String> rawPredictionCol;
    private final Param<String> probabilityCol;
    private final IntParam pretrainEpochs;

    /** With a name of its own. */
    public NacreClassifier() {
        this(Identifiable.randomUID("nacreClassifier"));
    }

    /**
     * With a given name.
     *
     * @param uid the name
     */
    public NacreClassifier(String uid) {
        super(uid);
        this.loss = new Param<>(this, "loss", "loss as text; empty for the usual one");
        setDefault(loss, "");
        this.labelCol = new Param<>(this, "labelCol", "label column name");
        setDefault(labelCol, "label");
        this.predictionCol = new Param<>(this, "predictionCol", "prediction column name; empty for none");
        setDefault(predictionCol, "prediction");
        this.rawPredictionCol = new Param<>(this, "rawPredictionCol", "raw prediction column name; empty for none");
        setDefault(rawPredictionCol, "rawPrediction");
        this.probabilityCol = new Param<>(this, "probabilityCol", "probability column name; empty for none");
        setDefault(probabilityCol, "probability");
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
    public static MLReader<NacreClassifier> read() {
        return new DefaultParamsReader<>();
    }

    /**
     * Reads what was saved.
     *
     * @param path where it is
     * @return the estimator
     */
    public static NacreClassifier load(String path) {
        return read().load(path);
    }

    @Override
    NacreClassifier self() {
        return this;
    }

    @Override
    Problem problem(Dataset<?> data) {
        Labels labels = Labels.of(data, getLabelCol());
        return Problem.of(this, labels.indexed(data))
                .classes(getLabelCol(), labels.names(), getLoss())
                .pretrained(getPretrainEpochs());
    }

    @Override
    NacreClassificationModel model(Fitting.Result trained, Dataset<?> data) {
        return new NacreClassificationModel(uid(), trained.shared());
    }

    @Override
    Scores scores() {
        return new ClassScores(getRawPredictionCol(), getProbabilityCol(), getPredictionCol());
    }

    /**
     * The loss, as text; empty for cross-entropy.
     *
     * @return the param
     */
    public Param<String> loss() {
        return loss;
    }

    /**
     * The loss, as text; empty for cross-entropy.
     *
     * @return the value, or the default
     */
    public String getLoss() {
        return getOrDefault(loss);
    }

    /**
     * The loss, as text; empty for cross-entropy.
     *
     * @param value what to set
     * @return this
     */
    public NacreClassifier setLoss(String value) {
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
    public NacreClassifier setLabelCol(String value) {
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
    public NacreClassifier setPredictionCol(String value) {
        set(predictionCol, value);
        return this;
    }

    /**
     * The column for raw outputs (logits); empty for none.
     *
     * @return the param
     */
    public Param<String> rawPredictionCol() {
        return rawPredictionCol;
    }

    /**
     * The column for raw outputs (logits); empty for none.
     *
     * @return the value, or the default
     */
    public String getRawPredictionCol() {
        return getOrDefault(rawPredictionCol);
    }

    /**
     * The column for raw outputs (logits); empty for none.
     *
     * @param value what to set
     * @return this
     */
    public NacreClassifier setRawPredictionCol(String value) {
        set(rawPredictionCol, value);
        return this;
    }

    /**
     * The column for probabilities; empty for none.
     *
     * @return the param
     */
    public Param<String> probabilityCol() {
        return probabilityCol;
    }

    /**
     * The column for probabilities; empty for none.
     *
     * @return the value, or the default
     */
    public String getProbabilityCol() {
        return getOrDefault(probabilityCol);
    }

    /**
     * The column for probabilities; empty for none.
     *
     * @param value what to set
     * @return this
     */
    public NacreClassifier setProbabilityCol(String value) {
        set(probabilityCol, value);
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
    public NacreClassifier setPretrainEpochs(int value) {
        set(pretrainEpochs, value);
        return this;
    }
}
