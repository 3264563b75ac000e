package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.nacre.Samples;
import java.util.Arrays;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Types of feature and label columns, and tables without rows. */
@JavaOfSpark
class InputColumnsTest {
    private static final Samples DATA = Local.digits(0, 240);
    private final Dataset<Row> table = Local.table(DATA, 2);

    private static NacreClassifier classifier() {
        return new NacreClassifier()
                .setNetwork("dense(10)")
                .setOptimizer("adam(learningRate=0.01)")
                .setEpochs(4);
    }

    private static Column expr(String text) {
        return org.apache.spark.sql.functions.expr(text);
    }

    private static double[] probabilities(Dataset<Row> scored) {
        return scored.select("probability").collectAsList().stream()
                .flatMapToDouble(row -> Arrays.stream(((Vector) row.get(0)).toArray()))
                .toArray();
    }

    @Test
    void arraysOfNumbersAreFeaturesToo() {
        Column array = functions.vector_to_array(table.col("features"), "float32");
        Dataset<Row> arrays = table.withColumn("features", array);

        assertThat(probabilities(classifier().fit(arrays).transform(arrays)))
                .containsExactly(probabilities(classifier().fit(table).transform(table)));
    }

    @Test
    void whatIsMissingIsFilledAndWhatIsNullIsRefused() {
        Column gaps = functions.array_to_vector(expr("transform(pixels, (p, i) -> IF(i = 20, double('NaN'), p))"));
        Dataset<Row> missing = table.withColumn("pixels", functions.vector_to_array(table.col("features"), "float64"))
                .withColumn("features", gaps)
                .drop("pixels");
        NacreClassificationModel model =
                classifier().setNetwork("sequential([fillMissing, dense(10)])").fit(missing);

        assertThat(probabilities(model.transform(missing))).hasSize(2400).doesNotContain(Double.NaN);
        assertThatThrownBy(() -> model.transform(table.withColumn("features", expr("IF(heldOut, null, features)")))
                        .count())
                .hasMessageContaining("column features holds null; expected a number or a vector");
        assertThatThrownBy(() -> classifier().fit(missing)).hasMessageContaining("NaN");
    }

    @Test
    void vectorsAreLearnedAndPredicted() {
        Dataset<Row> pairs = table.withColumn("label", functions.array_to_vector(expr("array(label, 9 - label)")));
        NacreRegressionModel model = new NacreRegressor()
                .setNetwork("sequential([dense(16, activation=tanh), dense(2)])")
                .setOptimizer("adam(learningRate=0.02)")
                .setEpochs(40)
                .fit(pairs);
        for (Row row : model.transform(pairs).select("prediction").takeAsList(5)) {
            Vector prediction = row.getAs(0);
            assertThat(prediction.apply(0) + prediction.apply(1)).isCloseTo(9, offset(1.5));
        }
    }

    @Test
    void oneOutputTellsTwoNamedClassesApart() {
        Dataset<Row> named = table.withColumn("label", expr("IF(label < 5, 'low', 'high')"));
        NacreClassificationModel model = classifier()
                .setNetwork("sequential([dense(24, activation=tanh), dense(1)])")
                .setLoss("binaryCrossEntropy")
                .setEpochs(30)
                .fit(named);
        Dataset<Row> scored = new IndexToString()
                .setInputCol("prediction")
                .setOutputCol("guess")
                .transform(model.transform(named));

        assertThat(model.labels()).containsExactly("high", "low");
        assertThat(model.numClasses()).isEqualTo(2);
        assertThat(((Vector) scored.head().getAs("rawPrediction")).size()).isEqualTo(2);
        assertThat(scored.filter("guess = label").count()).isGreaterThan(190);
    }

    @Test
    void labelsThatAreNullAreRefused() {
        assertThatThrownBy(() -> classifier().fit(table.withColumn("label", expr("IF(heldOut, null, 'a')"))))
                .hasMessage("column label holds null; expected a label in each row");
        assertThatThrownBy(() -> classifier().fit(table.withColumn("label", expr("IF(heldOut, null, label)"))))
                .hasMessageContaining("column label holds null");
        assertThatThrownBy(() -> classifier().fit(table.withColumn("label", expr("IF(heldOut, double('NaN'), label)"))))
                .hasMessage("column label holds NaN; expected a label in each row");
    }

    @Test
    void rowsThatDoNotFitAModelAreRefusedByTheirColumn() {
        NacreClassificationModel model = classifier().fit(table);
        Dataset<Row> narrow = table.withColumn("features", functions.array_to_vector(expr("array(1.0, 2.0)")));

        assertThatThrownBy(() -> model.transform(narrow).count())
                .hasMessageContaining("column features has a vector of 2 elements; the model expects 64 features");
    }

    @Test
    void aTableWithoutRowsIsScoredButNotLearnedFrom() {
        Dataset<Row> none = table.filter("label > 100");

        assertThat(classifier().fit(table).transform(none).count()).isZero();
        assertThatThrownBy(() -> classifier().fit(none))
                .hasMessage("column label has no labels: there are no rows, or all are null");
        assertThatThrownBy(() -> classifier().fit(none.withColumn("label", expr("'a'"))))
                .hasMessage("column label has no labels: there are no rows, or all are null");
        assertThatThrownBy(() -> new NacreRegressor().setNetwork("dense(1)").fit(none))
                .hasMessage("the table has no rows to train on");
        assertThatThrownBy(
                        () -> classifier().setValidationIndicatorCol("all").fit(table.withColumn("all", expr("true"))))
                .hasMessage("the table has no rows to train on");
    }
}
