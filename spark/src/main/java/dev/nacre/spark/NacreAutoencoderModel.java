package dev.nacre.spark;

import dev.nacre.autoencoders.AnomalyDetector;
import dev.nacre.model.Model;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Codes of rows, how badly they are reconstructed, and which are anomalies, if there is a threshold. */
public final class NacreAutoencoderModel extends NacreModel<NacreAutoencoderModel>
        implements HasCodeCols<NacreAutoencoderModel> {
    private static final long serialVersionUID = 1;

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
        CodeScores.defaults(this);
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
        return CodeScores.of(this, threshold());
    }

    /**
     * The reconstruction error above which a row counts as an anomaly.
     *
     * @return empty if none was set by normal rows
     */
    public Optional<Double> threshold() {
        return AnomalyDetector.thresholdOf(model());
    }

    /** The same, with the threshold that lets a share of these rows pass; they have the one column {@code features}. */
    NacreAutoencoderModel withThreshold(Dataset<?> normal, double quantile) {
        try {
            Dataset<Row> errors = setOutputCol("").transform(normal);
            double[] found = errors.stat().approxQuantile(getErrorCol(), new double[] {quantile}, 0);
            Model detector = new AnomalyDetector(model().network(), found[0], quantile).model(List.of());
            return new NacreAutoencoderModel(uid(), SharedModel.of(detector));
        } finally {
            unpersist();
        }
    }
}
