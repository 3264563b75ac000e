package dev.nacre.benchmarks;

import dev.nacre.Network;
import dev.nacre.compute.Parallel;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.StreamedDataset;
import dev.nacre.data.Target;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.optimizers.Adam;
import dev.nacre.tables.Preset;
import dev.nacre.tables.TableListener;
import dev.nacre.tables.TableOptions;
import dev.nacre.tables.Tables;
import dev.nacre.training.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One point of {@code benchmarks/growth}: how long something takes that should grow by a law. Batch, width and
 * depth are of W1's step, which should grow as the operations of its products; an epoch of streamed rows as the
 * rows; the networks of a table as the rounds in which the cores train them; W1's step on several threads should
 * shrink with them.
 */
public final class Growth {
    private static final Target CLASSES = new Target.Classes(new Column.Last(), List.of("0", "1"));
    private static final int FEATURES = 20;
    private static final int MEMBER_ROWS = 2_000;

    private Growth() {}

    /**
     * Prints kind, size, microseconds, what the time should be proportional to, and the peak of resident memory in MB.
     *
     * @param arguments the kind, and its size
     * @throws IOException if the rows can't be written to a temporary file, or read
     */
    public static void main(String[] arguments) throws IOException {
        String kind = arguments[0];
        int size = Integer.parseInt(arguments[1]);
        double[] point = point(kind, size);
        System.out.printf(
                Locale.ROOT, "%s %d %.1f %.4f %.0f%n", kind, size, point[0], point[1], PeakMemory.megabytes());
    }

    /** Microseconds, and what they should be proportional to. */
    static double[] point(String kind, int size) throws IOException {
        return switch (kind) {
            case "batch" -> Shares.cost(network(size, 512, 1));
            case "width" -> Shares.cost(network(128, size, 1));
            case "depth" -> Shares.cost(network(128, 512, size));
            case "threads" -> new double[] {Shares.cost(network(128, 512, 1))[0], 1.0 / Parallel.threads()};
            case "rows" -> new double[] {withRows(size, Growth::streamedEpoch), size};
            case "members" ->
                new double[] {withRows(MEMBER_ROWS, file -> members(file, size)), rounds(size, Parallel.threads())};
            default ->
                throw new IllegalArgumentException(kind + " is none of batch, width, depth, threads, rows and members");
        };
    }

    /** How often all threads train a network each, until all are trained. */
    static int rounds(int members, int threads) {
        return (members + threads - 1) / threads;
    }

    /** W1's network with {@code depth} layers of so many units, and as many of half of them. */
    private static Workload network(int batch, int width, int depth) {
        int[] units = new int[2 * depth + 1];
        for (int i = 0; i < 2 * depth; i++) units[i] = i < depth ? width : width / 2;
        units[2 * depth] = 10;
        return Workload.dense(784, batch, Workload.ADAM, units);
    }

    /** Microseconds of a task with a file. */
    private interface Task {
        double run(Path file) throws IOException;
    }

    private static double withRows(int rows, Task task) throws IOException {
        Path file = Files.createTempFile("growth", ".csv");
        try {
            write(file, rows);
            return task.run(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Numbers from −1 to 1, and whether their sum is above 0. */
    private static void write(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                for (int i = 0; i < FEATURES; i++) {
                    double x = 2 * random.nextDouble() - 1;
                    sum += x;
                    out.print((float) x);
                    out.print(',');
                }
                out.print(sum > 0 ? "1\n" : "0\n");
            }
        }
    }

    /** The second of two passes over a stream; the first one warms up. */
    private static double streamedEpoch(Path file) throws IOException {
        StreamedDataset rows = new Csv(CLASSES).stream(file);
        Network network = new Network("sequential([dense(64, activation=relu), dense(2)])", FEATURES, 1);
        Trainer trainer = Trainer.of(new CrossEntropy(), new Adam(0.001f))
                .batchSize(128)
                .epochs(1)
                .seed(1);
        trainer.fit(network, rows);
        long start = System.nanoTime();
        trainer.fit(network, rows);
        return (System.nanoTime() - start) * 1e-3;
    }

    /** The networks of a table, with everything else that learning it takes. */
    private static double members(Path file, int members) throws IOException {
        Dataset rows = new Csv(CLASSES).read(file);
        TableOptions options =
                new TableOptions().preset(Preset.FAST).members(members).test(0.2);
        Tables.learn(rows, options.members(1), new TableListener() {});
        long start = System.nanoTime();
        Tables.learn(rows, options, new TableListener() {});
        return (System.nanoTime() - start) * 1e-3;
    }
}
