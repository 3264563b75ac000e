package dev.nacre.spark;

import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;

/** Learns classes: labels 0, 1, … as StringIndexer makes them, or texts, which are indexed in alphabetical order. */
public final class NacreClassifier extends NacrePredictor<NacreClassifier, NacreClassificationModel>
        implements HasClassCols<NacreClassifier> {
    private static final long serialVersionUID = 1;

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
        ClassScores.defaults(this);
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
    Problem labelled(Dataset<?> data) {
        Labels labels = Labels.of(data, getLabelCol());
        return Problem.of(this, labels.indexed(data)).classes(getLabelCol(), labels.names(), getLoss());
    }

    @Override
    NacreClassificationModel model(Fitting.Result trained, Dataset<?> data) {
        return new NacreClassificationModel(uid(), trained.shared());
    }

    @Override
    Scores scores() {
        return ClassScores.of(this);
    }
}
