package dev.nacre.spark;

import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.autoencoders.anomaly.AnomalyScore;
import dev.nacre.autoencoders.anomaly.Calibration;
import dev.nacre.autoencoders.anomaly.Threshold;
import dev.nacre.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Encodes rows, computes their reconstruction errors and, if it is a detector, scores and marks anomalies. */
public final class NacreAutoencoderModel extends NacreModel<NacreAutoencoderModel>
        implements HasCodeCols<NacreAutoencoderModel> {
    private static final long serialVersionUID = 1;

    /** Scores that p-values come from. */
    private static final int KEPT = 2000;

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
        return new SavedModelReader<>(NacreAutoencoderModel::new);
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
        return CodeScores.of(this, threshold().isPresent());
    }

    /**
     * The anomaly score above which a row counts as an anomaly.
     *
     * @return empty if the model has no threshold
     */
    public Optional<Double> threshold() {
        return AnomalyDetector.thresholdOf(model()).map(Threshold::value);
    }

    /** A detector whose threshold is a quantile of the scores of rows, which have one column, {@code features}. */
    NacreAutoencoderModel withThreshold(Dataset<?> normal, double quantile) {
        AnomalyScore kind = AnomalyScore.of(model().network());
        NacreAutoencoderModel unjudged = detector(kind, new Threshold(0, ""), Calibration.none());
        unjudged.setOutputCol("")
                .setErrorCol("")
                .setScoreCol("score")
                .setPValueCol("")
                .setAnomalyCol("");
        Dataset<Row> scores = unjudged.transform(normal).select("score").cache();
        try {
            int kept = (int) Math.min(KEPT, scores.count());
            double[] shares = new double[kept + 1];
            for (int i = 0; i < kept; i++) shares[i] = (i + 0.5) / kept;
            shares[kept] = quantile;
            double[] found = scores.stat().approxQuantile("score", shares, 0);
            Threshold threshold = new Threshold(found[kept], "quantile " + quantile);
            return detector(kind, threshold, Calibration.of(Arrays.copyOf(found, kept)));
        } finally {
            scores.unpersist();
            unjudged.unpersist();
        }
    }

    private NacreAutoencoderModel detector(AnomalyScore kind, Threshold threshold, Calibration calibration) {
        AnomalyDetector detector = new AnomalyDetector(model().network(), kind, threshold, calibration);
        return new NacreAutoencoderModel(uid(), SharedModel.of(detector.model(List.of())));
    }
}
