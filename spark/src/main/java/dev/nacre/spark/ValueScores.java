package dev.nacre.spark;

import dev.nacre.model.Model;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.types.StructField;
import org.jblas.FloatMatrix;

/** A predicted number, or a vector if the network has several outputs. */
record ValueScores(String prediction) implements SampleScores {
    private static final long serialVersionUID = 1;

    static void defaults(HasPredictionCol<?> columns) {
        columns.setDefault(columns.predictionCol(), "prediction");
    }

    static ValueScores of(HasPredictionCol<?> columns) {
        return new ValueScores(columns.getPredictionCol());
    }

    @Override
    public List<StructField> fields(Model model) {
        OutputFields fields = new OutputFields();
        boolean several = model != null && model.network().outputs() > 1;
        return (several ? fields.vector(prediction) : fields.number(prediction)).all();
    }

    @Override
    public Function<FloatMatrix, Object[][]> of(Model model) {
        return x -> cells(model, x);
    }

    private Object[][] cells(Model model, FloatMatrix x) {
        FloatMatrix p = model.predict(x);
        int k = p.rows;
        return new OutputColumns()
                .add(prediction, s -> k > 1 ? OutputColumns.vector(p.data, s * k, k) : Double.valueOf(p.data[s]))
                .rows(p.columns);
    }
}
