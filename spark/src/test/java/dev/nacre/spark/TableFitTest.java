package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.data.Dataset;
import dev.nacre.tables.Prediction;
import dev.nacre.tables.TableListener;
import dev.nacre.tables.TableModel;
import dev.nacre.tables.TableOptions;
import dev.nacre.tables.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Estimators without a network. */
@JavaOfSpark
class TableFitTest {
    private static final int ROWS = 40;

    @TempDir
    private Path folder;

    private static float[][] features() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] rows = new float[ROWS][2];
        for (int i = 0; i < ROWS; i++)
            for (int j = 0; j < 2; j++) rows[i][j] = (float) (random.nextGaussian() + 4 * (i % 2));
        return rows;
    }

    private static int[] kinds() {
        int[] kinds = new int[ROWS];
        for (int i = 0; i < ROWS; i++) kinds[i] = i % 2;
        return kinds;
    }

    private static org.apache.spark.sql.Dataset<Row> table() {
        float[][] features = features();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++)
            rows.add(RowFactory.create(features[i][0], features[i][1], i % 2 == 0 ? "cat" : "dog", 2 * features[i][0]));
        StructType schema = new StructType()
                .add("height", DataTypes.FloatType)
                .add("width", DataTypes.FloatType)
                .add("kind", DataTypes.StringType)
                .add("twice", DataTypes.FloatType);
        return new VectorAssembler()
                .setInputCols(new String[] {"height", "width"})
                .setOutputCol("features")
                .transform(Local.session().createDataFrame(rows, schema).coalesce(1));
    }

    @Test
    void aClassifierWithoutANetworkIsTheModelThatTablesLearn() throws Exception {
        NacreClassificationModel fitted =
                new NacreClassifier().setLabelCol("kind").setSeed(7).fit(table());
        Dataset unnamed = Dataset.of(features(), kinds(), List.of("cat", "dog"));
        TableModel learned = Tables.learn(unnamed, new TableOptions().seed(7), new TableListener() {});

        assertThat(Local.weights(fitted.model().network()))
                .isEqualTo(Local.weights(learned.model().network()));
        fitted.model().save(folder.resolve("model.safetensors"));
        TableModel opened = TableModel.load(folder.resolve("model.safetensors"));
        List<String> labels =
                opened.predict(features()).stream().map(Prediction::label).toList();
        List<String> onSpark = fitted.transform(table()).select("prediction").collectAsList().stream()
                .map(row -> row.getDouble(0) == 0 ? "cat" : "dog")
                .toList();
        assertThat(onSpark).isEqualTo(labels);
        assertThat(opened.predict(Map.of("height", 4, "width", 4.5)).label()).isEqualTo("dog");
    }

    @Test
    void theThresholdOfAModelDecidesAsInTheLibrary() {
        NacreClassificationModel fitted =
                new NacreClassifier().setLabelCol("kind").setSeed(7).fit(table());
        NacreClassificationModel careful =
                new NacreClassificationModel(fitted.model().noted(Map.of("threshold", "0.999")));

        List<String> labels = new TableModel(careful.model())
                .predict(features()).stream().map(Prediction::label).toList();
        List<String> onSpark = careful.transform(table()).select("prediction").collectAsList().stream()
                .map(row -> row.getDouble(0) == 0 ? "cat" : "dog")
                .toList();
        assertThat(onSpark).isEqualTo(labels);
        assertThat(labels).containsOnly("cat");
    }

    @Test
    void aRegressorWithoutANetworkLearnsNumbers() {
        NacreRegressionModel fitted = new NacreRegressor().setLabelCol("twice").fit(table());

        TableModel opened = new TableModel(fitted.model());
        assertThat(opened.predict(Map.of("height", 3, "width", 4)).value()).isBetween(4f, 8f);
        assertThat(fitted.history()).isEmpty();
    }

    @Test
    void paramsThatWouldHaveNoEffectAreRefused() {
        NacreClassifier estimator =
                new NacreClassifier().setLabelCol("kind").setEpochs(5).setWeightCol("");
        assertThatThrownBy(() -> estimator.fit(table()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no network is set, so the networks and their training are chosen for the table, and epochs"
                        + " would have no effect: set network, or leave out epochs");
    }

    @Test
    void moreRowsThanTheDriverCanHoldAreRefusedBeforeTheyAreRead() {
        assertThatCode(() -> TableFit.requireMemory(1_000_000, 20, 1L << 30)).doesNotThrowAnyException();
        assertThatThrownBy(() -> TableFit.requireMemory(1_000_000_000, 20, 1L << 30))
                .hasMessage("1000000000 rows of 20 features need about 640000 MB to be learned on the driver, which has"
                        + " 1074 MB: give it more memory, take a sample, or set network, which is trained where the"
                        + " rows are");
    }
}
