package dev.nacre.spark;

import dev.nacre.autoencoders.Codec;
import dev.nacre.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.jblas.FloatMatrix;

/** The code of a sample, its reconstruction error, and whether the error is above a threshold. */
record CodeScores(String code, String error, String anomaly, double threshold) implements SampleScores {
    private static final long serialVersionUID = 1;

    static void defaults(HasCodeCols<?> columns) {
        columns.setDefault(columns.outputCol(), "encoded");
        columns.setDefault(columns.errorCol(), "reconstructionError");
        columns.setDefault(columns.anomalyCol(), "anomaly");
    }

    /** Without a threshold there is no column of anomalies. */
    static CodeScores of(HasCodeCols<?> columns, Optional<Double> threshold) {
        return new CodeScores(
                columns.getOutputCol(),
                columns.getErrorCol(),
                threshold.isPresent() ? columns.getAnomalyCol() : "",
                threshold.orElse(0.0));
    }

    @Override
    public List<StructField> fields(Model model) {
        List<StructField> fields = new ArrayList<>();
        OutputColumns.addVector(fields, code);
        OutputColumns.addNumber(fields, error, Metadata.empty());
        OutputColumns.addFlag(fields, anomaly);
        return fields;
    }

    @Override
    public Object[][] of(Model model, FloatMatrix x) {
        Codec codec = Codec.of(model.network());
        FloatMatrix codes = code.isEmpty() ? null : codec.encode(x);
        double[] errors = error.isEmpty() && anomaly.isEmpty() ? null : codec.errors(x);
        return new OutputColumns()
                .add(code, s -> OutputColumns.vector(codes.data, s * codes.rows, codes.rows))
                .add(error, s -> errors[s])
                .add(anomaly, s -> errors[s] > threshold)
                .rows(x.columns);
    }
}
