package dev.nacre.spark;

import java.util.Optional;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Learns without labels: each layer that can be pre-trained, lowest first. Its model encodes, and tells what is unlike the training rows. */
public final class NacreAutoencoder extends NacreEstimator<NacreAutoencoder, NacreAutoencoderModel>
        implements HasCodeCols<NacreAutoencoder> {
    private static final long serialVersionUID = 1;

    /** With a name of its own. */
    public NacreAutoencoder() {
        this(Identifiable.randomUID("nacreAutoencoder"));
    }

    /**
     * With a given name.
     *
     * @param uid the name
     */
    public NacreAutoencoder(String uid) {
        super(uid);
        CodeScores.defaults(this);
        setDefault(anomalyQuantile(), 0.99);
    }

    /**
     * Reads what was saved.
     *
     * @return the reader
     */
    public static MLReader<NacreAutoencoder> read() {
        return new DefaultParamsReader<>();
    }

    /**
     * Reads what was saved.
     *
     * @param path where it is
     * @return the estimator
     */
    public static NacreAutoencoder load(String path) {
        return read().load(path);
    }

    @Override
    Problem problem(Dataset<?> data) {
        return Problem.of(this, data.toDF()).pretrained(getEpochs());
    }

    @Override
    NacreAutoencoderModel model(Fitting.Result trained, Dataset<?> data) {
        Dataset<Row> features = data.select(functions.col(getFeaturesCol()).as("features"));
        return new NacreAutoencoderModel(uid(), trained.shared()).withThreshold(features, getAnomalyQuantile());
    }

    @Override
    Scores scores() {
        return CodeScores.of(this, Optional.of(0.0));
    }

    /**
     * The share of the training rows whose error counts as normal.
     *
     * @return the param
     */
    public DoubleParam anomalyQuantile() {
        return new DoubleParam(
                this,
                "anomalyQuantile",
                "share of the training rows whose error counts as normal",
                ParamValidators.inRange(0, 1, false, true));
    }

    /**
     * The share of the training rows whose error counts as normal.
     *
     * @return the value, or the default
     */
    public double getAnomalyQuantile() {
        return (double) getOrDefault(anomalyQuantile());
    }

    /**
     * The share of the training rows whose error counts as normal.
     *
     * @param value what to set
     * @return this
     */
    public NacreAutoencoder setAnomalyQuantile(double value) {
        return Chain.set(this, anomalyQuantile(), value);
    }
}
