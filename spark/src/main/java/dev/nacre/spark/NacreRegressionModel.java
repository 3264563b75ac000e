package dev.nacre.spark;

import dev.nacre.model.Model;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/** Predicts a number for each row, or a vector if the network has several outputs. */
public final class NacreRegressionModel extends NacreModel<NacreRegressionModel>
        implements HasPredictionCol<NacreRegressionModel> {
    private static final long serialVersionUID = 1;

    /**
     * Wraps a model that was trained elsewhere: in this process, or read from a file.
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
     * A reader of saved models.
     *
     * @return the reader
     */
    public static MLReader<NacreRegressionModel> read() {
        return new SavedModelReader<>(NacreRegressionModel::new);
    }

    /**
     * Loads a saved model.
     *
     * @param path the folder it was saved to
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
    SampleScores scores() {
        return ValueScores.of(this);
    }
}
