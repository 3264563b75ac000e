package dev.nacre.spark;

import dev.nacre.model.Model;
import dev.nacre.tables.evaluation.DecisionThreshold;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.jblas.FloatMatrix;

/**
 * Logits, probabilities and the class decided for, by the model's threshold if it has one. A network with one output
 * separates class 1 from class 0.
 */
record ClassScores(String raw, String probability, String prediction) implements SampleScores {
    private static final long serialVersionUID = 1;

    static void defaults(HasClassCols<?> columns) {
        columns.setDefault(columns.rawPredictionCol(), "rawPrediction");
        columns.setDefault(columns.probabilityCol(), "probability");
        columns.setDefault(columns.predictionCol(), "prediction");
    }

    static ClassScores of(HasClassCols<?> columns) {
        return new ClassScores(columns.getRawPredictionCol(), columns.getProbabilityCol(), columns.getPredictionCol());
    }

    @Override
    public List<StructField> fields(Model model) {
        return new OutputFields()
                .vector(raw)
                .vector(probability)
                .number(prediction, labels(model))
                .all();
    }

    /** Metadata from which IndexToString knows the labels. */
    private Metadata labels(Model model) {
        List<String> names = model == null ? List.of() : ClassNames.of(model);
        if (names.isEmpty()) return Metadata.empty();
        return NominalAttribute.defaultAttr()
                .withName(prediction)
                .withValues(names.toArray(String[]::new))
                .toMetadata();
    }

    @Override
    public Function<FloatMatrix, Object[][]> of(Model model) {
        return x -> cells(model, x);
    }

    private Object[][] cells(Model model, FloatMatrix x) {
        FloatMatrix y = model.network().infer(x);
        int k = y.rows;
        float[] p = new float[y.length];
        for (int s = 0; s < y.columns; s++) model.loss().predict(y.data, p, s * k, (s + 1) * k);
        DecisionThreshold threshold = DecisionThreshold.of(model);
        return new OutputColumns()
                .add(raw, s -> k > 1 ? OutputColumns.vector(y.data, s * k, k) : Vectors.dense(-y.data[s], y.data[s]))
                .add(probability, s -> k > 1 ? OutputColumns.vector(p, s * k, k) : Vectors.dense(1 - p[s], p[s]))
                .add(prediction, s -> (double) (k > 1 ? threshold.decide(p, s * k, k) : threshold.second(p[s]) ? 1 : 0))
                .rows(y.columns);
    }
}
