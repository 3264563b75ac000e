package dev.nacre.spark;

import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;

/**
 * Learns classes. Labels are 0, 1, …, as StringIndexer makes them, or texts, which are indexed in alphabetical order.
 */
public final class NacreClassifier extends NacrePredictor<NacreClassifier, NacreClassificationModel>
        implements HasClassCols<NacreClassifier> {
    private static final long serialVersionUID = 1;

    /** An estimator with a random uid. */
    public NacreClassifier() {
        this(Identifiable.randomUID("nacreClassifier"));
    }

    /**
     * An estimator with a given uid.
     *
     * @param uid identifies the estimator
     */
    public NacreClassifier(String uid) {
        super(uid);
        ClassScores.defaults(this);
    }

    /**
     * A reader of saved estimators.
     *
     * @return the reader
     */
    public static MLReader<NacreClassifier> read() {
        return new DefaultParamsReader<>();
    }

    /**
     * Loads a saved estimator.
     *
     * @param path the folder it was saved to
     * @return the estimator
     */
    public static NacreClassifier load(String path) {
        return read().load(path);
    }

    @Override
    LearningTask labelled(Dataset<?> data) {
        LabelColumn labels = LabelColumn.of(data, getLabelCol());
        return LearningTask.of(this, labels.indexed(data)).classes(getLabelCol(), labels.names(), getLoss());
    }

    @Override
    NacreClassificationModel model(EstimatorFit.Fitted fitted, Dataset<?> data) {
        return new NacreClassificationModel(uid(), fitted.shared());
    }

    @Override
    SampleScores scores() {
        return ClassScores.of(this);
    }
}
