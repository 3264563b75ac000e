package dev.nacre.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import py4j.Gateway;
import py4j.Protocol;
import py4j.ReturnObject;

/**
 * The calls that docs/spark.md shows for PySpark, and those of PySpark's own wrappers of estimators, as py4j's gateway
 * makes them in the JVM: by name and argument types, on public classes. The Python side, which sends the same calls as
 * text, is not tested.
 */
@JavaOfSpark
class PythonGatewayTest {
    private static final String PACKAGE = "dev.nacre.spark.";
    private static final String ML = "org.apache.spark.ml.";

    private final Gateway gateway = new Gateway(null);
    private final Dataset<Row> table = Local.table(Local.digits(0, 400), 2);

    @TempDir
    private Path folder;

    private Object made(String type, Object... arguments) {
        return object(gateway.invoke(type, List.of(arguments)));
    }

    private Object call(Object target, String method, Object... arguments) {
        return object(gateway.invoke(method, gateway.putNewObject(target), List.of(arguments)));
    }

    private Object callStatic(String type, String method, Object... arguments) {
        return object(gateway.invoke(method, Protocol.STATIC_PREFIX + type, List.of(arguments)));
    }

    private Object object(ReturnObject returned) {
        return returned.getName() == null ? returned.getPrimitiveObject() : gateway.getObject(returned.getName());
    }

    /** Numbers as Python sends them: small whole numbers are ints. */
    private Object classifier() {
        Object classifier = made(PACKAGE + "NacreClassifier");
        call(classifier, "setNetwork", "sequential([dense(16, activation=relu), dense(10)])");
        call(classifier, "setOptimizer", "adam(learningRate=0.01)");
        call(call(classifier, "setEpochs", 5), "setSeed", 3);
        return call(call(classifier, "setFeaturesCol", "features"), "setProbabilityCol", "p");
    }

    private Object accuracy() {
        Object evaluator = made(ML + "evaluation.MulticlassClassificationEvaluator");
        return call(evaluator, "setMetricName", "accuracy");
    }

    @Test
    void aClassifierIsFittedInAPipelineScoresIsSavedAndRead() {
        Object pipeline = made(ML + "Pipeline");
        call(pipeline, "setStages", (Object) new org.apache.spark.ml.PipelineStage[] {(NacreClassifier) classifier()});
        Object fitted = call(pipeline, "fit", table);
        Object scored = call(fitted, "transform", table);
        String path = folder.resolve("pipeline").toUri().toString();
        call(call(call(fitted, "write"), "overwrite"), "save", path);
        Object again = call(callStatic(ML + "PipelineModel", "load", path), "transform", table);

        assertThat((Double) call(accuracy(), "evaluate", scored)).isGreaterThan(0.7);
        assertThat(call(accuracy(), "evaluate", again)).isEqualTo(call(accuracy(), "evaluate", scored));
    }

    @Test
    void aCrossValidatorChooses() {
        Object classifier = classifier();
        Object grid = made(ML + "tuning.ParamGridBuilder");
        call(grid, "addGrid", call(classifier, "epochs"), new int[] {1, 5});
        Object validator = made(ML + "tuning.CrossValidator");
        call(validator, "setEstimator", classifier);
        call(validator, "setEvaluator", accuracy());
        call(validator, "setEstimatorParamMaps", (Object) (ParamMap[]) call(grid, "build"));
        call(validator, "setNumFolds", 2);
        Object best = call(call(validator, "fit", table), "bestModel");

        assertThat(call(call(best, "parent"), "getEpochs")).isEqualTo(5);
        String path = folder.resolve("best").toUri().toString();
        call(best, "save", path);
        assertThat(call(callStatic(PACKAGE + "NacreClassificationModel", "load", path), "uid"))
                .isEqualTo(call(best, "uid"));
    }

    /** The calls of JavaParams in pyspark.ml.wrapper. */
    @Test
    void paramsAreSeenAndSetFromOutside() {
        Object classifier = made(PACKAGE + "NacreClassifier", "named");
        Object model = call(classifier, "setNetwork", "dense(10)");
        for (Object value : new Object[] {4, "adam", 7})
            call(
                    model,
                    "set",
                    call(call(model, "getParam", value instanceof String ? "optimizer" : "seed"), "w", value));
        List<String> names = Stream.of((Param<?>[]) call(classifier, "params"))
                .map(Param::name)
                .toList();

        assertThat(call(classifier, "uid")).isEqualTo("named");
        assertThat(names)
                .contains("featuresCol", "labelCol", "predictionCol", "probabilityCol", "network", "localSteps", "loss")
                .doesNotHaveDuplicates();
        assertThat(call(classifier, "getSeed")).isEqualTo(7L);
        assertThat(call(classifier, "getOptimizer")).isEqualTo("adam");
        assertThat(call(classifier, "isSet", call(classifier, "getParam", "epochs")))
                .isEqualTo(false);
        assertThat(call(classifier, "getOrDefault", call(classifier, "getParam", "epochs")))
                .isEqualTo(10);
        assertThat((String) call(classifier, "explainParams"))
                .contains("network: network as text", "current: dense(10)");
    }
}
