package dev.nacre.spark;

import dev.nacre.autoencoders.Codec;
import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.model.Model;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.types.StructField;
import org.jblas.FloatMatrix;

/**
 * The code of a sample and its reconstruction error; by a detector also its anomaly score, the p-value, whether the
 * score is above the threshold, and the reasons. A column with an empty name is left out.
 */
record CodeScores(String code, String error, String score, String pValue, String anomaly, String reasons)
        implements SampleScores {
    private static final long serialVersionUID = 1;

    static void defaults(HasCodeCols<?> columns) {
        columns.setDefault(columns.outputCol(), "encoded");
        columns.setDefault(columns.errorCol(), "reconstructionError");
        columns.setDefault(columns.scoreCol(), "anomalyScore");
        columns.setDefault(columns.pValueCol(), "pValue");
        columns.setDefault(columns.anomalyCol(), "anomaly");
        columns.setDefault(columns.reasonsCol(), "");
    }

    static CodeScores of(HasCodeCols<?> columns, boolean detector) {
        return new CodeScores(
                columns.getOutputCol(),
                columns.getErrorCol(),
                detector ? columns.getScoreCol() : "",
                detector ? columns.getPValueCol() : "",
                detector ? columns.getAnomalyCol() : "",
                detector ? columns.getReasonsCol() : "");
    }

    @Override
    public List<StructField> fields(Model model) {
        return new OutputFields()
                .vector(code)
                .number(error)
                .number(score)
                .number(pValue)
                .flag(anomaly)
                .add(reasons, AnomalyReasons.TYPE)
                .all();
    }

    @Override
    public Function<FloatMatrix, Object[][]> of(Model model) {
        Codec codec = Codec.of(model.network());
        boolean judged = !(score + pValue + anomaly + reasons).isEmpty();
        AnomalyDetector detector = judged ? AnomalyDetector.of(model) : null;
        AnomalyReasons why = reasons.isEmpty() ? null : AnomalyReasons.of(model);
        return x -> cells(codec, detector, why, x);
    }

    private Object[][] cells(Codec codec, AnomalyDetector detector, AnomalyReasons why, FloatMatrix x) {
        FloatMatrix codes = code.isEmpty() ? null : codec.encode(x);
        double[] errors = error.isEmpty() ? null : codec.errors(x);
        double[] scores = detector == null ? null : detector.scores(x);
        return new OutputColumns()
                .add(code, s -> OutputColumns.vector(codes.data, s * codes.rows, codes.rows))
                .add(error, s -> errors[s])
                .add(score, s -> scores[s])
                .add(pValue, s -> detector.calibration().pValue(scores[s]))
                .add(anomaly, s -> detector.threshold().exceededBy(scores[s]))
                .add(reasons, s -> why.of(x, s, detector.threshold().exceededBy(scores[s])))
                .rows(x.columns);
    }
}
