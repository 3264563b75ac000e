package dev.nacre.data;

import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.training.Epoch;
import dev.nacre.training.Trainer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Writes a table of so many megabytes, and trains on it: arguments are the file and the size. */
final class StreamProgram {
    private static final int FEATURES = 20;

    private StreamProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        double start = seconds();
        generate(file, Long.parseLong(arguments[1]) << 20);
        double generated = seconds();
        StreamedDataset.Split parts = new Csv(new Target.Classes(new Column.Last(), List.of("0", "1")))
                .stream(file).split(0.95, 1);
        Network network = new Network("sequential([standardize, dense(16), sigmoid, dense(2)])", FEATURES, 1);
        Trainer trainer = Trainer.of(new CrossEntropy(), new TestDescent(0.5f))
                .batchSize(128)
                .epochs(1)
                .seed(1)
                .metrics(new Accuracy());
        Epoch epoch = trainer.fit(network, parts.training(), parts.test()).best();
        double trained = seconds();
        System.out.printf(
                "file %d MB, heap %d MB%n",
                Files.size(file) >> 20, Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf("generated in %.1f s, trained in %.1f s%n", generated - start, trained - generated);
        System.out.println("accuracy " + epoch.validationMetrics().get("accuracy"));
    }

    private static double seconds() {
        return System.nanoTime() * 1e-9;
    }

    /** Twenty numbers from −50 to 50, and whether their sum is above 0. */
    private static void generate(Path file, long size) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        byte[] line = new byte[FEATURES * 8 + 2];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (long written = 0; written < size; ) {
                int sum = 0;
                int at = 0;
                for (int i = 0; i < FEATURES; i++) {
                    int value = random.nextInt(-49_999, 50_000);
                    sum += value;
                    at = write(value, line, at);
                    line[at++] = ',';
                }
                line[at++] = (byte) (sum > 0 ? '1' : '0');
                line[at++] = '\n';
                out.write(line, 0, at);
                written += at;
            }
        }
    }

    /** Thousandths. */
    private static int write(int value, byte[] line, int start) {
        int at = start;
        if (value < 0) line[at++] = '-';
        int rest = Math.abs(value);
        for (int unit = 10_000; unit >= 1; unit /= 10) {
            line[at++] = (byte) ('0' + rest / unit % 10);
            if (unit == 1000) line[at++] = '.';
        }
        return at;
    }
}
