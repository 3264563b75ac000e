package dev.nacre.spark;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Target;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jblas.FloatMatrix;

/** Spark in this process, one session for all tests; the digits; tables of samples. */
final class Local {
    static final StructType SCHEMA = new StructType()
            .add("features", SQLDataTypes.VectorType(), false)
            .add("label", DataTypes.DoubleType, false)
            .add("weight", DataTypes.DoubleType, false)
            .add("heldOut", DataTypes.BooleanType, false);

    private static SparkSession session;
    private static Samples digits;

    private Local() {}

    static synchronized SparkSession session() {
        if (session == null || session.sparkContext().isStopped())
            session = SparkSession.builder()
                    .master("local[2]")
                    .config("spark.sql.shuffle.partitions", 2)
                    .config("spark.sql.codegen.wholeStage", false)
                    .config(
                            "spark.sql.warehouse.dir",
                            Path.of("target", "warehouse").toAbsolutePath().toString())
                    .getOrCreate();
        return session;
    }

    /** Uses another session, until it is stopped. */
    static synchronized void use(SparkSession other) {
        session = other;
    }

    static JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(session().sparkContext());
    }

    /** 8 × 8 pixels from 0 to 1, ten classes. */
    static synchronized Samples digits() {
        if (digits != null) return digits;
        List<String> labels = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        try {
            Dataset read = new Csv(new Target.Classes(new Column.Last(), labels))
                    .read(Path.of("../examples/src/main/resources/dev/nacre/examples/digits.csv.gz"));
            Samples raw = read.samples();
            float[] x = raw.x().data.clone();
            for (int i = 0; i < x.length; i++) x[i] /= 16;
            digits = new Samples(new FloatMatrix(raw.inputs(), raw.size(), x), raw.t());
            return digits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Samples digits(int from, int to) {
        return digits().select(IntStream.range(from, to).toArray());
    }

    /** A table with a number of partitions of the same size, rows in order. */
    static org.apache.spark.sql.Dataset<Row> table(Samples samples, int partitions) {
        List<List<Integer>> parts = new ArrayList<>();
        for (int p = 0; p < partitions; p++)
            parts.add(IntStream.range(samples.size() * p / partitions, samples.size() * (p + 1) / partitions)
                    .boxed()
                    .toList());
        return table(samples, parts);
    }

    /**
     * A table with given partitions. The label is the greatest target, the weight 1 + (index mod 3), one row in five is
     * held out.
     */
    static org.apache.spark.sql.Dataset<Row> table(Samples samples, List<List<Integer>> parts) {
        List<List<Row>> rows = parts.stream()
                .map(part -> (List<Row>)
                        new ArrayList<>(part.stream().map(s -> row(samples, s)).toList()))
                .toList();
        return session()
                .createDataFrame(
                        context()
                                .parallelize(new ArrayList<>(rows), rows.size())
                                .flatMap(part -> part.iterator()),
                        SCHEMA);
    }

    private static Row row(Samples samples, int s) {
        int n = samples.inputs();
        double[] x = new double[n];
        for (int i = 0; i < n; i++) x[i] = samples.x().data[s * n + i];
        int k = samples.targets();
        double label = k == 0
                ? 0
                : k == 1 ? samples.t().data[s] : dev.nacre.compute.Argmax.of(samples.t().data, s * k, (s + 1) * k);
        return RowFactory.create(Vectors.dense(x), label, 1.0 + s % 3, s % 5 == 4);
    }

    static Optimizer optimizer(String text) {
        return Plugins.parse(Optimizer.class, text);
    }

    static FullBatchOptimizer fullBatch(String text) {
        return Plugins.parse(FullBatchOptimizer.class, text);
    }

    static float[] weights(Network network) {
        int length =
                network.parameters().stream().mapToInt(p -> p.value().length).sum();
        float[] all = new float[length];
        int at = 0;
        for (var p : network.parameters()) {
            System.arraycopy(p.value().data, 0, all, at, p.value().length);
            at += p.value().length;
        }
        return all;
    }
}
