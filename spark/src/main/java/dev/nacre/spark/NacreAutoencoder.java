package dev.nacre.spark;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Learns without labels: trains each autoencoder in the network, the lowest first. The model encodes rows and detects
 * anomalies, which are unlike the training rows.
 */
public final class NacreAutoencoder extends NacreEstimator<NacreAutoencoder, NacreAutoencoderModel>
        implements HasCodeCols<NacreAutoencoder> {
    private static final long serialVersionUID = 1;

    /** An estimator with a random uid. */
    public NacreAutoencoder() {
        this(Identifiable.randomUID("nacreAutoencoder"));
    }

    /**
     * An estimator with a given uid.
     *
     * @param uid identifies the estimator
     */
    public NacreAutoencoder(String uid) {
        super(uid);
        CodeScores.defaults(this);
        setDefault(anomalyQuantile(), 0.99);
    }

    /**
     * A reader of saved estimators.
     *
     * @return the reader
     */
    public static MLReader<NacreAutoencoder> read() {
        return new DefaultParamsReader<>();
    }

    /**
     * Loads a saved estimator.
     *
     * @param path the folder it was saved to
     * @return the estimator
     */
    public static NacreAutoencoder load(String path) {
        return read().load(path);
    }

    @Override
    LearningTask task(Dataset<?> data) {
        return LearningTask.of(this, data.toDF()).pretrained(getEpochs());
    }

    @Override
    NacreAutoencoderModel model(EstimatorFit.Fitted fitted, Dataset<?> data) {
        Dataset<Row> features = data.select(functions.col(getFeaturesCol()).as("features"));
        return new NacreAutoencoderModel(uid(), fitted.shared()).withThreshold(features, getAnomalyQuantile());
    }

    @Override
    SampleScores scores() {
        return CodeScores.of(this, true);
    }

    /**
     * The share of the training rows whose anomaly score counts as normal. By default 0.99.
     *
     * @return the param
     */
    public DoubleParam anomalyQuantile() {
        return new DoubleParam(
                this,
                "anomalyQuantile",
                "share of the training rows whose anomaly score counts as normal",
                ParamValidators.inRange(0, 1, false, true));
    }

    /**
     * The value of {@link #anomalyQuantile}.
     *
     * @return as set, or the default
     */
    public double getAnomalyQuantile() {
        return (double) getOrDefault(anomalyQuantile());
    }

    /**
     * Sets {@link #anomalyQuantile}.
     *
     * @param value above 0, at most 1
     * @return this
     */
    public NacreAutoencoder setAnomalyQuantile(double value) {
        return ParamSetter.set(this, anomalyQuantile(), value);
    }
}
