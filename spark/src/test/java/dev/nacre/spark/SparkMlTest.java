package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.nacre.Samples;
import dev.nacre.compute.Argmax;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@JavaOfSpark
class SparkMlTest {
    private static final Samples TRAINING = Local.digits(0, 500);
    private static final Samples TEST = Local.digits(500, 700);

    @TempDir
    private Path folder;

    private static NacreClassifier classifier() {
        return new NacreClassifier()
                .setNetwork("sequential([dense(24, activation=relu), dense(10)])")
                .setOptimizer("adam(learningRate=0.01)")
                .setEpochs(6)
                .setBatchSize(16);
    }

    @Test
    void aClassifierAddsTheColumnsThatSparkUsersKnow() {
        NacreClassificationModel model = classifier().fit(Local.table(TRAINING, 2));
        Dataset<Row> scored = model.transform(Local.table(TEST, 3));

        assertThat(new MulticlassClassificationEvaluator()
                        .setMetricName("accuracy")
                        .evaluate(scored))
                .isGreaterThan(0.7);
        FloatMatrix expected = model.model().predict(TEST.x());
        Row first = scored.select("rawPrediction", "probability", "prediction", "label")
                .head();
        Vector probabilities = first.getAs("probability");
        assertThat(probabilities.size()).isEqualTo(10);
        assertThat(probabilities.apply(3)).isCloseTo(expected.data[3], offset(1e-6));
        assertThat(first.<Double>getAs("prediction")).isEqualTo((double) Argmax.of(expected.data, 0, 10));
        assertThat(scored.count()).isEqualTo(TEST.size());
        assertThat(scored.columns())
                .containsExactly(
                        "features", "label", "weight", "heldOut", "rawPrediction", "probability", "prediction");
    }

    @Test
    void modelsAndEstimatorsAreSavedAndReadWithTheirParams() throws Exception {
        NacreClassifier estimator =
                classifier().setWeightCol("weight").setPredictionCol("guess").setEpochs(1);
        NacreClassificationModel model = estimator.fit(Local.table(TRAINING, 2));
        String path = folder.resolve("model").toUri().toString();
        model.write().overwrite().save(path);
        estimator.write().overwrite().save(folder.resolve("estimator").toUri().toString());

        NacreClassificationModel read = NacreClassificationModel.load(path);
        assertThat(read.uid()).isEqualTo(model.uid());
        assertThat(read.getPredictionCol()).isEqualTo("guess");
        assertThat(Local.weights(read.model().network()))
                .isEqualTo(Local.weights(model.model().network()));
        assertThat(HadoopFiles.readModel(path + "/model.safetensors").labels()).hasSize(10);
        NacreClassifier again =
                NacreClassifier.load(folder.resolve("estimator").toUri().toString());
        assertThat(again.getNetwork()).isEqualTo(estimator.getNetwork());
        assertThat(again.getEpochs()).isEqualTo(1);
        assertThat(again.getWeightCol()).isEqualTo("weight");
    }

    @Test
    void labelsThatAreTextsAreIndexedAndComeBackByTheirNames() throws Exception {
        Dataset<Row> table = Local.table(TRAINING, 2)
                .withColumn(
                        "digit",
                        functions.concat(
                                functions.lit("d"), functions.col("label").cast("int")))
                .drop("label");
        Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {
            classifier().setLabelCol("digit"),
            new IndexToString().setInputCol("prediction").setOutputCol("name")
        });
        PipelineModel fitted = pipeline.fit(table);
        String path = folder.resolve("pipeline").toUri().toString();
        fitted.write().overwrite().save(path);
        Dataset<Row> named = PipelineModel.load(path).transform(table);

        long right = named.filter("name = digit").count();
        assertThat(right).isGreaterThan(TRAINING.size() * 7L / 10);
    }

    @Test
    void aCrossValidatorChoosesTheNetworkAndSparksOwnRulesOfCopiesHold() {
        NacreClassifier estimator = classifier().setEpochs(3);
        ParamMap[] grid = new ParamGridBuilder()
                .addGrid(
                        estimator.network(),
                        scala.jdk.javaapi.CollectionConverters.asScala(
                                List.of("dense(10)", "sequential([dense(1), dense(10)])")))
                .build();
        CrossValidatorModel best = new CrossValidator()
                .setEstimator(estimator)
                .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
                .setEstimatorParamMaps(grid)
                .setNumFolds(2)
                .fit(Local.table(TRAINING, 2));

        NacreClassificationModel winner = (NacreClassificationModel) best.bestModel();
        assertThat(winner.model().network().layers()).hasSize(1);
        NacreClassifier copy = estimator.copy(new ParamMap().put(estimator.epochs(), 9));
        assertThat(copy.uid()).isEqualTo(estimator.uid());
        assertThat(copy.getEpochs()).isEqualTo(9);
        assertThat(estimator.getEpochs()).isEqualTo(3);
        assertThat(winner.hasParent()).isTrue();
    }

    @Test
    void aRegressorLearnsNumbersAndStopsEarly() {
        NacreRegressionModel model = new NacreRegressor()
                .setNetwork("sequential([standardize, dense(16, activation=tanh), dense(1)])")
                .setOptimizer("adam(learningRate=0.01)")
                .setEpochs(12)
                .setValidationIndicatorCol("heldOut")
                .setPatience(2)
                .fit(Local.table(TRAINING, 2));
        double error = new RegressionEvaluator().evaluate(model.transform(Local.table(TEST, 2)));

        assertThat(error).isLessThan(2.5);
    }

    @Test
    void aFitThatGetsNoBetterEndsEarlyAndItsHistoryTells() {
        NacreClassificationModel model = classifier()
                .setOptimizer("sgd(learningRate=1e-30)")
                .setValidationIndicatorCol("heldOut")
                .setPatience(2)
                .fit(Local.table(TRAINING, 2));

        assertThat(model.history()).hasSize(3);
        assertThat(model.copy(new ParamMap()).history().get(2).validationLoss())
                .isEqualTo(model.history().get(0).validationLoss());
        assertThat(new NacreClassificationModel(model.model()).history()).isEmpty();
    }

    @Test
    void fullBatchMethodsAreChosenByNameToo() {
        NacreClassificationModel model = new NacreClassifier()
                .setNetwork("dense(10)")
                .setOptimizer("lbfgs")
                .setEpochs(12)
                .fit(Local.table(TRAINING, 3));

        assertThat(new MulticlassClassificationEvaluator()
                        .setMetricName("accuracy")
                        .evaluate(model.transform(Local.table(TEST, 1))))
                .isGreaterThan(0.85);
    }

    @Test
    void anAutoencoderEncodesAndTellsWhatIsUnlikeTheRest() {
        Dataset<Row> normal = Local.table(TRAINING, 2);
        NacreAutoencoderModel model = new NacreAutoencoder()
                .setNetwork("autoencoder(12)")
                .setOptimizer("adam(learningRate=0.01)")
                .setEpochs(8)
                .setAnomalyQuantile(0.98)
                .fit(normal);
        Dataset<Row> scored = model.transform(normal);

        assertThat(((Vector) scored.head().getAs("encoded")).size()).isEqualTo(12);
        assertThat(scored.filter("anomaly").count()).isBetween(5L, 15L);
        assertThat(scored.filter("anomaly and reconstructionError <= "
                                + model.threshold().orElseThrow())
                        .count())
                .isZero();
    }

    @Test
    void anAutoencodersFitDoesNotMindColumnsOfTheUsualNames() {
        Dataset<Row> table = Local.table(TEST, 2).withColumnRenamed("features", "encoded");
        Dataset<Row> scored = new NacreAutoencoder()
                .setFeaturesCol("encoded")
                .setOutputCol("code")
                .setNetwork("autoencoder(4)")
                .setEpochs(1)
                .fit(table)
                .transform(table);

        assertThat(scored.columns())
                .containsExactly(
                        "encoded",
                        "label",
                        "weight",
                        "heldOut",
                        "code",
                        "reconstructionError",
                        "anomalyScore",
                        "pValue",
                        "anomaly");
    }

    @Test
    void wrongColumnsAreNamedBeforeAnythingIsTrained() {
        Dataset<Row> table = Local.table(TEST, 1);

        assertThatThrownBy(() -> classifier().setFeaturesCol("label").fit(table))
                .hasMessageContaining("column label is of type double")
                .hasMessageContaining("VectorAssembler");
        assertThatThrownBy(() -> classifier().setPredictionCol("weight").fit(table))
                .hasMessageContaining("output column weight already exists");
    }
}
