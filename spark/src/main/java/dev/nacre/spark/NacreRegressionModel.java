package dev.nacre.spark;

import dev.nacre.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** Numbers for rows; a vector where the network has several outputs. */
public final class NacreRegressionModel extends NacreModel<NacreRegressionModel> {
    private static final long serialVersionUID = 1;

    private final Param<String> predictionCol;

    /**
     * A model that was trained anywhere: in this process, or read from a file.
     *
     * @param model from {@link HadoopFiles#readModel}, for example
     */
    public NacreRegressionModel(Model model) {
        this(Identifiable.randomUID("nacreRegressionModel"), SharedModel.of(model));
    }

    NacreRegressionModel(String uid, SharedModel model) {
        super(uid, model);
        this.predictionCol = new Param<>(this, "predictionCol", "prediction column name; empty for none");
        setDefault(predictionCol, "prediction");
    }

    /**
     * Reads what was saved.
     *
     * @return the reader
     */
    public static MLReader<NacreRegressionModel> read() {
        return new SavedModel.Reader<>(NacreRegressionModel::new);
    }

    /**
     * Reads what was saved.
     *
     * @param path where it is
     * @return the model
     */
    public static NacreRegressionModel load(String path) {
        return read().load(path);
    }

    @Override
    NacreRegressionModel made(String uid, SharedModel shared) {
        return new NacreRegressionModel(uid, shared);
    }

    @Override
    Scores scores() {
        return new ValueScores(getPredictionCol());
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
    public NacreRegressionModel setPredictionCol(String value) {
        set(predictionCol, value);
        return this;
    }
}
