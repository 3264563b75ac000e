package dev.nacre.spark.measure;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.compute.Argmax;
import dev.nacre.compute.Parallel;
import dev.nacre.data.Idx;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.spark.SampleColumns;
import dev.nacre.spark.SparkPartitions;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jblas.FloatMatrix;

/**
 * The measurements of Spark in docs/results.md: {@code spark/run dev.nacre.spark.measure.MeasureSpark WHAT FOLDER}.
 * WHAT is speed, driver, rounds or mllib; FOLDER holds MNIST.
 */
public final class MeasureSpark {
    private static final StructType SCHEMA = new StructType()
            .add("features", SQLDataTypes.VectorType(), false)
            .add("label", DataTypes.DoubleType, false);
    private static final SampleColumns COLUMNS = SampleColumns.of("features").label("label", 10);
    private static final String LAYERS = "sequential([dense(128, activation=relu), dense(10)])";

    private MeasureSpark() {}

    /**
     * Measures.
     *
     * @param arguments what, and the folder of MNIST
     * @throws IOException if MNIST can't be read, or Spark can't be stopped
     */
    public static void main(String[] arguments) throws IOException {
        Samples training = mnist(arguments[1], "train");
        Samples test = mnist(arguments[1], "t10k");
        switch (arguments[0]) {
            case "speed" -> speed(training);
            case "driver" -> driver(training);
            case "rounds" -> rounds(training, test);
            case "mllib" -> mllib(training, test);
            default -> throw new IllegalArgumentException(arguments[0] + "; there are speed, driver, rounds, mllib");
        }
    }

    /** Pixels from 0 to 1. */
    private static Samples mnist(String folder, String name) throws IOException {
        Samples raw = new Idx(IntStream.range(0, 10).mapToObj(Integer::toString).toList())
                .read(Path.of(folder, name + "-images-idx3-ubyte.gz"), Path.of(folder, name + "-labels-idx1-ubyte.gz"))
                .samples();
        float[] x = raw.x().data.clone();
        for (int i = 0; i < x.length; i++) x[i] /= 255;
        return new Samples(new FloatMatrix(raw.inputs(), raw.size(), x), raw.t());
    }

    private static SparkSession session(String master) {
        return SparkSession.builder()
                .master(master)
                .config("spark.executor.memory", "2g")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.sql.shuffle.partitions", 2)
                .getOrCreate();
    }

    private static Dataset<Row> table(SparkSession spark, Samples samples, int partitions) {
        List<Row> rows = new ArrayList<>();
        int n = samples.inputs();
        for (int s = 0; s < samples.size(); s++) {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) x[i] = samples.x().data[s * n + i];
            rows.add(RowFactory.create(
                    Vectors.dense(x).compressed(), (double) Argmax.of(samples.t().data, s * 10, (s + 1) * 10)));
        }
        return spark.createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, partitions), SCHEMA);
    }

    private static Trainer trainer(String optimizer, int batch, int epochs) {
        return Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, optimizer))
                .batchSize(batch)
                .epochs(epochs)
                .seed(1);
    }

    private static Network network(String layers) {
        return new Network(layers, 784, 1);
    }

    private static double accuracy(Network network, Samples test) {
        return new Accuracy().value(new Model(network, new CrossEntropy()).predict(test.x()), test.t());
    }

    /** Rows per second of one process and of 1 and 2 executors, and how the time of a round is spent. */
    private static void speed(Samples all) throws IOException {
        Samples training = all.select(IntStream.range(0, 20_000).toArray());
        String wide = "sequential([dense(1000, activation=relu), dense(10)])";
        for (String layers : List.of(LAYERS, wide)) {
            Parallel.alone(() -> trainer("adam", 64, 2).fit(network(layers), training));
            List<Epoch> alone = Parallel.alone(
                    () -> trainer("adam", 64, 3).fit(network(layers), training).history());
            System.out.printf("%s%n  one process, one thread: %,.0f rows/s%n", layers, 20_000 / seconds(alone));
            for (int workers = 1; workers <= 2; workers++)
                try (SparkSession spark = session("local-cluster[" + workers + ",1,2048]")) {
                    for (int steps : new int[] {Integer.MAX_VALUE, 20}) speed(spark, training, layers, workers, steps);
                }
        }
    }

    private static void speed(SparkSession spark, Samples training, String layers, int workers, int steps) {
        try (SparkPartitions partitions =
                SparkPartitions.of(table(spark, training, workers), COLUMNS, ParameterAveraging.ofSteps(steps))) {
            trainer("adam", 64, 3).fit(network(layers), partitions);
            MeasuredPartitions measured = new MeasuredPartitions(partitions);
            List<Epoch> history =
                    trainer("adam", 64, 4).fit(network(layers), measured).history();
            double round = seconds(history);
            double rows = Math.min(training.size(), 64.0 * steps * workers);
            System.out.printf(
                    "  %d executors, %s: %,.0f rows/s; round %.0f ms: tasks away %.0f, averaging %.0f, the rest %.0f;"
                            + " bytes out %,d, back %,d%n",
                    workers,
                    steps == Integer.MAX_VALUE ? "a pass a round" : steps + " steps a round",
                    rows / round,
                    1e3 * round,
                    1e3 * measured.away / 4,
                    1e3 * measured.here / 4,
                    1e3 * (round - (measured.away + measured.here) / 4),
                    measured.out / 4,
                    measured.back / 4);
        }
    }

    /** Seconds of an epoch, on average. */
    private static double seconds(List<Epoch> history) {
        return history.stream().mapToDouble(Epoch::seconds).average().orElseThrow();
    }

    /** The driver's cost of each partition: one local step in a round, so that little else is measured. */
    private static void driver(Samples all) throws IOException {
        Samples training = all.select(IntStream.range(0, 8192).toArray());
        String layers = "sequential([dense(1000, activation=relu), dense(10)])";
        try (SparkSession spark = session("local[2]")) {
            for (int number : new int[] {2, 16, 64})
                try (SparkPartitions partitions =
                        SparkPartitions.of(table(spark, training, number), COLUMNS, ParameterAveraging.ofSteps(1))) {
                    trainer("adam", 64, 5).fit(network(layers), partitions);
                    MeasuredPartitions measured = new MeasuredPartitions(partitions);
                    List<Epoch> history = trainer("adam", 64, 10)
                            .fit(network(layers), measured)
                            .history();
                    System.out.printf(
                            "%d partitions: round %.0f ms, averaging %.0f ms, bytes back %,d%n",
                            number, 1e3 * seconds(history), 1e3 * measured.here / 10, measured.back / 10);
                }
        }
    }

    /** Rounds until 97 % of the test rows are classified correctly, by local steps. */
    private static void rounds(Samples training, Samples test) throws IOException {
        try (SparkSession spark = session("local[2]")) {
            Dataset<Row> table = table(spark, training, 8).cache();
            Network alone = network(LAYERS);
            trainer("adam", 64, 3).fit(alone, training);
            System.out.printf("one process, 3 passes, 2814 steps: %.2f %%%n", 100 * accuracy(alone, test));
            for (int steps : new int[] {10, 39, 117})
                try (SparkPartitions partitions =
                        SparkPartitions.of(table, COLUMNS, ParameterAveraging.ofSteps(steps))) {
                    System.out.printf("8 partitions, %d local steps%n", steps);
                    untilRight(partitions, 3000 / steps, test);
                }
        }
    }

    private static void untilRight(SparkPartitions partitions, int rounds, Samples test) {
        Network network = network(LAYERS);
        double[] seconds = new double[1];
        trainer("adam", 64, rounds).fit(network, partitions, new Listener() {
            @Override
            public void onEpoch(Training run, Epoch epoch) {
                seconds[0] += epoch.seconds();
                double now = accuracy(network, test);
                if (now >= 0.97 || epoch.number() % 10 == 0 || epoch.number() < 10)
                    System.out.printf(
                            "  nacre-spark, round %d: %.2f %% after %.1f s%n", epoch.number(), 100 * now, seconds[0]);
                if (now >= 0.97) run.stop();
            }
        });
    }

    /**
     * Time until 97 % of the test rows are classified correctly: MLlib's perceptron and ours, on the same two cores and
     * table.
     */
    private static void mllib(Samples training, Samples test) throws IOException {
        try (SparkSession spark = session("local[2]")) {
            Dataset<Row> table = table(spark, training, 2).cache();
            Dataset<Row> judge = table(spark, test, 2).cache();
            System.out.println(table.count() + judge.count() + " rows");
            try (SparkPartitions partitions = SparkPartitions.of(table, COLUMNS, ParameterAveraging.ofPasses())) {
                untilRight(partitions, 12, test);
            }
            theirs(table, judge);
        }
    }

    private static void theirs(Dataset<Row> table, Dataset<Row> judge) {
        var evaluator = new MulticlassClassificationEvaluator().setMetricName("accuracy");
        double seconds = 0;
        MultilayerPerceptronClassificationModel model = null;
        for (int iterations = 0; iterations < 150; iterations += 25) {
            MultilayerPerceptronClassifier classifier = new MultilayerPerceptronClassifier()
                    .setLayers(new int[] {784, 128, 10})
                    .setSeed(1)
                    .setMaxIter(25)
                    .setTol(0);
            if (model != null) classifier.setInitialWeights(model.weights());
            long start = System.nanoTime();
            model = classifier.fit(table);
            seconds += (System.nanoTime() - start) * 1e-9;
            double accuracy = evaluator.evaluate(model.transform(judge));
            System.out.printf("MLlib, %d iterations: %.2f %% after %.1f s%n", iterations + 25, 100 * accuracy, seconds);
            if (accuracy >= 0.97 || seconds > 90) return;
        }
    }
}
