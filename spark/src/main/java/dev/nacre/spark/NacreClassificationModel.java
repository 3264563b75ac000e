package dev.nacre.spark;

import dev.nacre.Model;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** Classes of rows: logits, probabilities, the index of the most probable class. */
public final class NacreClassificationModel extends NacreModel<NacreClassificationModel> {
    private static final long serialVersionUID = 1;

    private final Param<String> predictionCol;
    private final Param<String> rawPredictionCol;
    private final Param<String> probabilityCol;

    /**
     * A model that was trained anywhere: in this process, or read from a file.
     *
     * @param model from {@link HadoopFiles#readModel}, for example
     */
    public NacreClassificationModel(Model model) {
        this(Identifiable.randomUID("nacreClassificationModel"), SharedModel.of(model));
    }

    NacreClassificationModel(String uid, SharedModel model) {
        super(uid, model);
        this.predictionCol = new Param<>(this, "predictionCol", "prediction column name; empty for none");
        setDefault(predictionCol, "prediction");
        this.rawPredictionCol = new Param<>(this, "rawPredictionCol", "raw prediction column name; empty for none");
        setDefault(rawPredictionCol, "rawPrediction");
        this.probabilityCol = new Param<>(this, "probabilityCol", "probability column name; empty for none");
        setDefault(probabilityCol, "probability");
    }

    /**
     * Reads what was saved.
     *
     * @return the reader
     */
    public static MLReader<NacreClassificationModel> read() {
        return new SavedModel.Reader<>(NacreClassificationModel::new);
    }

    /**
     * Reads what was saved.
     *
     * @param path where it is
     * @return the model
     */
    public static NacreClassificationModel load(String path) {
        return read().load(path);
    }

    @Override
    NacreClassificationModel made(String uid, SharedModel shared) {
        return new NacreClassificationModel(uid, shared);
    }

    @Override
    Scores scores() {
        return new ClassScores(getRawPredictionCol(), getProbabilityCol(), getPredictionCol());
    }

    /**
     * Names of the classes, in the order of their indices.
     *
     * @return empty if there are none
     */
    public List<String> labels() {
        return model().labels();
    }

    /**
     * How many classes there are.
     *
     * @return at least 2
     */
    public int numClasses() {
        return Math.max(2, model().network().outputs());
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
    public NacreClassificationModel setPredictionCol(String value) {
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
    public NacreClassificationModel setRawPredictionCol(String value) {
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
    public NacreClassificationModel setProbabilityCol(String value) {
        set(probabilityCol, value);
        return this;
    }
}
