package dev.nacre.spark.example;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.spark.NacreClassificationModel;
import dev.nacre.spark.NacreClassifier;
import dev.nacre.spark.SavedTrials;
import dev.nacre.spark.SharedSamples;
import dev.nacre.spark.SparkTrials;
import dev.nacre.training.Trainer;
import dev.nacre.tuning.Result;
import dev.nacre.tuning.Search;
import dev.nacre.tuning.SearchResults;
import dev.nacre.tuning.SearchSpace;
import dev.nacre.tuning.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The main use, on handwritten digits: a search whose trials are tasks, scoring a table with the best model, then one
 * network trained on the table's partitions. {@code examples/run spark [MASTER]}.
 */
public final class SparkDigits {
    private static final String DIGITS = "examples/src/main/resources/dev/nacre/examples/digits.csv.gz";

    private static final String LAYERS = "sequential([standardize, dense(64, activation=relu), dense(10)])";

    private SparkDigits() {}

    /**
     * Runs it.
     *
     * @param arguments Spark's master, local[2] by default, or submitted; the file of digits; the network to train on
     *     partitions
     * @throws IOException if the folder for models can't be made
     */
    public static void main(String[] arguments) throws IOException {
        String master = arguments.length > 0 ? arguments[0] : "local[2]";
        String file =
                arguments.length > 1 ? arguments[1] : Path.of(DIGITS).toUri().toString();
        String layers = arguments.length > 2 ? arguments[2] : LAYERS;
        SparkSession.Builder builder = SparkSession.builder().appName("digits");
        if (!master.equals("submitted")) builder.master(master);
        try (SparkSession spark =
                builder.config("spark.sql.shuffle.partitions", 4).getOrCreate()) {
            Dataset<Row>[] parts = digits(spark, file).randomSplit(new double[] {0.8, 0.2}, 1);
            Dataset<Row> training = parts[0].repartition(4).cache();
            NacreClassificationModel winner = search(spark, training);
            System.out.printf("the search's winner on the test rows: %.4f%n", accuracy(winner, parts[1]));
            System.out.printf("trained on four partitions: %.4f%n", accuracy(distributed(training, layers), parts[1]));
        }
    }

    /** 64 pixels from 0 to 16, and the digit. */
    private static Dataset<Row> digits(SparkSession spark, String file) {
        StructType schema = new StructType();
        for (int i = 0; i < 64; i++) schema = schema.add("p" + i, DataTypes.FloatType);
        String[] pixels = IntStream.range(0, 64).mapToObj(i -> "p" + i).toArray(String[]::new);
        Dataset<Row> raw =
                spark.read().schema(schema.add("label", DataTypes.DoubleType)).csv(file);
        return new VectorAssembler()
                .setInputCols(pixels)
                .setOutputCol("features")
                .transform(raw)
                .select("features", "label");
    }

    private static NacreClassificationModel search(SparkSession spark, Dataset<Row> training) throws IOException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Dataset<Row>[] parts = training.randomSplit(new double[] {0.8, 0.2}, 2);
        SearchSpace space = SearchSpace.of(Map.of(
                "network",
                        "sequential([standardize, dense(logInt(16, 128), activation=choice(relu, tanh)), dense(10)])",
                "optimizer", "adam(learningRate=log(1e-3, 1e-1))"));
        Path folder = Files.createTempDirectory("nacre-models");
        try (SharedSamples learning = new SharedSamples(context, samples(parts[0]));
                SharedSamples judging = new SharedSamples(context, samples(parts[1]))) {
            SavedTrials trials = new SavedTrials(
                    folder.toUri().toString(),
                    trial -> train(trial, learning.get()),
                    model -> accuracy(model, judging.get()));
            SearchResults results =
                    new Search(space, trials, 9, 1, new SparkTrials(context), null, SparkDigits::print).halving(9, 3);
            return new NacreClassificationModel(trials.model(results.best().trial()));
        }
    }

    private static Model train(Trial trial, Samples data) {
        Network network = new Network(trial.setting("network"), data.shape(), trial.seed());
        Optimizer optimizer = Plugins.parse(Optimizer.class, trial.setting("optimizer"));
        return Trainer.of(new CrossEntropy(), optimizer)
                .epochs(trial.budget())
                .seed(trial.seed())
                .fit(network, data)
                .model();
    }

    private static double accuracy(Model model, Samples data) {
        return model.evaluate(data, new Accuracy()).get("accuracy");
    }

    private static void print(Result result) {
        System.out.printf(
                "trial %d, %d epochs: %.4f  %s%n",
                result.trial().number(),
                result.trial().budget(),
                result.score(),
                result.trial().settings());
    }

    private static NacreClassificationModel distributed(Dataset<Row> training, String layers) {
        return new NacreClassifier()
                .setNetwork(layers)
                .setOptimizer("adam(learningRate=0.005)")
                .setEpochs(12)
                .fit(training);
    }

    private static double accuracy(NacreClassificationModel model, Dataset<Row> test) {
        return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(model.transform(test));
    }

    /** Rows that fit into memory. */
    private static Samples samples(Dataset<Row> table) {
        List<Row> rows = table.collectAsList();
        double[][] pixels = new double[rows.size()][];
        double[][] targets = new double[rows.size()][10];
        for (int s = 0; s < pixels.length; s++) {
            pixels[s] = rows.get(s).<Vector>getAs(0).toArray();
            targets[s][(int) rows.get(s).getDouble(1)] = 1;
        }
        return Samples.of(pixels, targets);
    }
}
