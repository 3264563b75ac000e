package dev.nacre.spark;

import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.autoencoders.anomaly.AnomalyScore;
import dev.nacre.autoencoders.anomaly.Calibration;
import dev.nacre.autoencoders.anomaly.Threshold;
import dev.nacre.model.Model;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Encodes rows, computes their reconstruction errors and, if there is a threshold, marks anomalies. */
public final class NacreAutoencoderModel extends NacreModel<NacreAutoencoderModel>
        implements HasCodeCols<NacreAutoencoderModel> {
    private static final long serialVersionUID = 1;

    /**
     * Wraps a model that was trained elsewhere: in this process, or read from a file.
     *
     * @param model from {@link HadoopFiles#readModel}, for example
     */
    public NacreAutoencoderModel(Model model) {
        this(Identifiable.randomUID("nacreAutoencoderModel"), SharedModel.of(model));
    }

    NacreAutoencoderModel(String uid, SharedModel model) {
        super(uid, model);
        CodeScores.defaults(this);
    }

    /**
     * A reader of saved models.
     *
     * @return the reader
     */
    public static MLReader<NacreAutoencoderModel> read() {
        return new SavedModel.Reader<>(NacreAutoencoderModel::new);
    }

    /**
     * Loads a saved model.
     *
     * @param path the folder it was saved to
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
    SampleScores scores() {
        return CodeScores.of(this, threshold());
    }

    /**
     * The reconstruction error above which a row counts as an anomaly.
     *
     * @return empty if the model has no threshold
     */
    public Optional<Double> threshold() {
        return AnomalyDetector.thresholdOf(model()).map(Threshold::value);
    }

    /** A model whose threshold is a quantile of the errors of these rows, which have one column, {@code features}. */
    NacreAutoencoderModel withThreshold(Dataset<?> normal, double quantile) {
        try {
            Dataset<Row> errors = setOutputCol("").transform(normal);
            double[] found = errors.stat().approxQuantile(getErrorCol(), new double[] {quantile}, 0);
            Threshold threshold = new Threshold(found[0], "quantile " + quantile);
            Model detector = new AnomalyDetector(
                            model().network(), AnomalyScore.RECONSTRUCTION, threshold, Calibration.none())
                    .model(List.of());
            return new NacreAutoencoderModel(uid(), SharedModel.of(detector));
        } finally {
            unpersist();
        }
    }
}
