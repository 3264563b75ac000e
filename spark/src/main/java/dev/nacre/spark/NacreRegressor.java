package dev.nacre.spark;

import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;

/** Learns numbers, or vectors of numbers. */
public final class NacreRegressor extends NacrePredictor<NacreRegressor, NacreRegressionModel> {
    private static final long serialVersionUID = 1;

    /** An estimator with a random uid. */
    public NacreRegressor() {
        this(Identifiable.randomUID("nacreRegressor"));
    }

    /**
     * An estimator with a given uid.
     *
     * @param uid identifies the estimator
     */
    public NacreRegressor(String uid) {
        super(uid);
        ValueScores.defaults(this);
    }

    /**
     * A reader of saved estimators.
     *
     * @return the reader
     */
    public static MLReader<NacreRegressor> read() {
        return new DefaultParamsReader<>();
    }

    /**
     * Loads a saved estimator.
     *
     * @param path the folder it was saved to
     * @return the estimator
     */
    public static NacreRegressor load(String path) {
        return read().load(path);
    }

    @Override
    LearningTask labelled(Dataset<?> data) {
        return LearningTask.of(this, data.toDF()).values(getLabelCol(), getLoss());
    }

    @Override
    NacreRegressionModel model(EstimatorFit.Fitted fitted, Dataset<?> data) {
        return new NacreRegressionModel(uid(), fitted.shared());
    }

    @Override
    SampleScores scores() {
        return ValueScores.of(this);
    }
}
