package dev.nacre.spark;

import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;

/** Learns numbers, or vectors of numbers. */
public final class NacreRegressor extends NacrePredictor<NacreRegressor, NacreRegressionModel> {
    private static final long serialVersionUID = 1;

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
        ValueScores.defaults(this);
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
    Problem labelled(Dataset<?> data) {
        return Problem.of(this, data.toDF()).values(getLabelCol(), getLoss());
    }

    @Override
    NacreRegressionModel model(Fitting.Result trained, Dataset<?> data) {
        return new NacreRegressionModel(uid(), trained.shared());
    }

    @Override
    Scores scores() {
        return ValueScores.of(this);
    }
}
