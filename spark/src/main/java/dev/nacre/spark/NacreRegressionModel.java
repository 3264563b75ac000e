package dev.nacre.spark;

import dev.nacre.model.Model;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** Numbers for rows; a vector where the network has several outputs. */
public final class NacreRegressionModel extends NacreModel<NacreRegressionModel>
        implements HasPredictionCol<NacreRegressionModel> {
    private static final long serialVersionUID = 1;

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
        ValueScores.defaults(this);
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
        return ValueScores.of(this);
    }
}
