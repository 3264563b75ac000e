package dev.nacre.spark;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;

/** Learns without labels: each layer that can be pre-trained, lowest first. Its model encodes, and tells what is unlike the training rows. */
public final class NacreAutoencoder extends NacreEstimator<NacreAutoencoder, NacreAutoencoderModel> {
    private static final long serialVersionUID = 1;

    private final Param<String> outputCol;
    private final Param<String> errorCol;
    private final Param<String> anomalyCol;
    private final DoubleParam anomalyQuantile;

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
        this.outputCol = new Param<>(this, "outputCol", "code column name; empty for none");
        setDefault(outputCol, "encoded");
        this.errorCol = new Param<>(this, "errorCol", "reconstruction error column name; empty for none");
        setDefault(errorCol, "reconstructionError");
        this.anomalyCol = new Param<>(this, "anomalyCol", "anomaly column name; empty for none");
        setDefault(anomalyCol, "anomaly");
        this.anomalyQuantile = new DoubleParam(
                this,
                "anomalyQuantile",
                "share of the training rows whose error counts as normal",
                ParamValidators.inRange(0, 1, false, true));
        setDefault(anomalyQuantile, 0.99);
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
    NacreAutoencoder self() {
        return this;
    }

    @Override
    Problem problem(Dataset<?> data) {
        return Problem.of(this, data.toDF()).unlabelled(getEpochs());
    }

    @Override
    NacreAutoencoderModel model(Fitting.Result trained, Dataset<?> data) {
        return new NacreAutoencoderModel(uid(), trained.shared())
                .setFeaturesCol(getFeaturesCol())
                .withThreshold(data, getAnomalyQuantile());
    }

    @Override
    Scores scores() {
        return new CodeScores(getOutputCol(), getErrorCol(), getAnomalyCol(), 0);
    }

    /**
     * The column for codes; empty for none.
     *
     * @return the param
     */
    public Param<String> outputCol() {
        return outputCol;
    }

    /**
     * The column for codes; empty for none.
     *
     * @return the value, or the default
     */
    public String getOutputCol() {
        return getOrDefault(outputCol);
    }

    /**
     * The column for codes; empty for none.
     *
     * @param value what to set
     * @return this
     */
    public NacreAutoencoder setOutputCol(String value) {
        set(outputCol, value);
        return this;
    }

    /**
     * The column for reconstruction errors; empty for none.
     *
     * @return the param
     */
    public Param<String> errorCol() {
        return errorCol;
    }

    /**
     * The column for reconstruction errors; empty for none.
     *
     * @return the value, or the default
     */
    public String getErrorCol() {
        return getOrDefault(errorCol);
    }

    /**
     * The column for reconstruction errors; empty for none.
     *
     * @param value what to set
     * @return this
     */
    public NacreAutoencoder setErrorCol(String value) {
        set(errorCol, value);
        return this;
    }

    /**
     * The column that says whether the error is above the threshold; empty for none.
     *
     * @return the param
     */
    public Param<String> anomalyCol() {
        return anomalyCol;
    }

    /**
     * The column that says whether the error is above the threshold; empty for none.
     *
     * @return the value, or the default
     */
    public String getAnomalyCol() {
        return getOrDefault(anomalyCol);
    }

    /**
     * The column that says whether the error is above the threshold; empty for none.
     *
     * @param value what to set
     * @return this
     */
    public NacreAutoencoder setAnomalyCol(String value) {
        set(anomalyCol, value);
        return this;
    }

    /**
     * The share of the training rows whose error counts as normal.
     *
     * @return the param
     */
    public DoubleParam anomalyQuantile() {
        return anomalyQuantile;
    }

    /**
     * The share of the training rows whose error counts as normal.
     *
     * @return the value, or the default
     */
    public double getAnomalyQuantile() {
        return (double) getOrDefault(anomalyQuantile);
    }

    /**
     * The share of the training rows whose error counts as normal.
     *
     * @param value what to set
     * @return this
     */
    public NacreAutoencoder setAnomalyQuantile(double value) {
        set(anomalyQuantile, value);
        return this;
    }
}
