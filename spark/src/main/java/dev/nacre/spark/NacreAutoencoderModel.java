package dev.nacre.spark;

import dev.nacre.Model;
import dev.nacre.autoencoders.AnomalyDetector;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;

/** Codes of rows, how badly they are reconstructed, and which are anomalies, if there is a threshold. */
public final class NacreAutoencoderModel extends NacreModel<NacreAutoencoderModel> {
    private static final long serialVersionUID = 1;

    private final Param<String> outputCol;
    private final Param<String> errorCol;
    private final Param<String> anomalyCol;

    /**
     * A model that was trained anywhere: in this process, or read from a file.
     *
     * @param model from {@link HadoopFiles#readModel}, for example
     */
    public NacreAutoencoderModel(Model model) {
        this(Identifiable.randomUID("nacreAutoencoderModel"), SharedModel.of(model));
    }

    NacreAutoencoderModel(String uid, SharedModel model) {
        super(uid, model);
        this.outputCol = new Param<>(this, "outputCol", "code column name; empty for none");
        setDefault(outputCol, "encoded");
        this.errorCol = new Param<>(this, "errorCol", "reconstruction error column name; empty for none");
        setDefault(errorCol, "reconstructionError");
        this.anomalyCol = new Param<>(this, "anomalyCol", "anomaly column name; empty for none");
        setDefault(anomalyCol, "anomaly");
    }

    /**
     * Reads what was saved.
     *
     * @return the reader
     */
    public static MLReader<NacreAutoencoderModel> read() {
        return new SavedModel.Reader<>(NacreAutoencoderModel::new);
    }

    /**
     * Reads what was saved.
     *
     * @param path where it is
     * @return the model
     */
    public static NacreAutoencoderModel load(String path) {
        return read().load(path);
    }

    @Override
    NacreAutoencoderModel made(String uid, SharedModel shared) {
        return new NacreAutoencoderModel(uid, shared);
    }

    @Override
    Scores scores() {
        return threshold()
                .map(t -> new CodeScores(getOutputCol(), getErrorCol(), getAnomalyCol(), t))
                .orElseGet(() -> new CodeScores(getOutputCol(), getErrorCol(), "", 0));
    }

    /**
     * The reconstruction error above which a row counts as an anomaly.
     *
     * @return empty if none was set by normal rows
     */
    public Optional<Double> threshold() {
        return AnomalyDetector.thresholdOf(model());
    }

    /** The same, with the threshold that lets a share of these rows pass. */
    NacreAutoencoderModel withThreshold(Dataset<?> normal, double quantile) {
        double[] found = transform(normal).stat().approxQuantile(getErrorCol(), new double[] {quantile}, 0);
        Model detector = new AnomalyDetector(model().network(), found[0], quantile).model(List.of());
        return new NacreAutoencoderModel(uid(), SharedModel.of(detector));
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
    public NacreAutoencoderModel setOutputCol(String value) {
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
    public NacreAutoencoderModel setErrorCol(String value) {
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
    public NacreAutoencoderModel setAnomalyCol(String value) {
        set(anomalyCol, value);
        return this;
    }
}
