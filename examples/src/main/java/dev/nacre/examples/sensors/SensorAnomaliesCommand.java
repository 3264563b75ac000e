package dev.nacre.examples.sensors;

import dev.nacre.Samples;
import dev.nacre.autoencoders.anomaly.DetectionQuality;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.sequence.Windows;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds four kinds of faults in the channels of a machine. */
@Command(
        name = "sensor-anomalies",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Learns from a run of a simulated machine without faults what windows of its three channels look "
                + "like, by an autoencoder of lstm layers, and as rows of a table as nacre detect does; then finds "
                + "spikes, level shifts, changed frequencies and flat lines that were planted into another run.")
public final class SensorAnomaliesCommand implements Callable<Integer> {
    private static final int STRIDE = 4;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "6000",
            description = "Steps of the run to learn from (${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "32",
            description = "Steps of a window (${DEFAULT-VALUE}).")
    private int window;

    @Option(
            names = "--units",
            paramLabel = "N",
            defaultValue = "32",
            description = "Units of the two lstm layers; those of the first are the code (${DEFAULT-VALUE}).")
    private int units;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "40",
            description = "Epochs of the lstm layers (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--faults",
            paramLabel = "N",
            defaultValue = "10",
            description = "Planted faults of each kind (${DEFAULT-VALUE}).")
    private int faults;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines both runs, initial weights, order of samples (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public SensorAnomaliesCommand() {}

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(units >= 1 && epochs >= 1 && faults >= 1, "--units, --epochs and --faults must be >= 1");
        WrongUse.unless(window >= 1 && window <= 128, "--window must be >= 1 and <= 128, not " + window);
        WrongUse.unless(steps >= 20L * window, "--steps must be >= 20 windows, " + 20 * window + ", not " + steps);
        Windows cut = new Windows(window, STRIDE);
        Samples normal = cut.of(Machine.run(steps, seed).steps());
        FaultyRun run = FaultyRun.of(cut, faults, seed + 1000);
        watch.open(spec);
        double[] lstm = SensorDetectors.lstm(normal, units, epochs, seed, watch.listener())
                .scores(run.windows().x());
        double[] rows = SensorDetectors.scores(
                SensorDetectors.rows(normal, seed), run.windows().x());
        PrintWriter console = spec.commandLine().getOut();
        console.printf(Locale.ROOT, "ROC AUC beside %d windows without a fault%n", run.of(null).length);
        console.printf(Locale.ROOT, "%-18s %7s %7s %7s%n", "fault", "windows", "lstm", "detect");
        double[] sums = new double[2];
        for (Fault fault : Fault.values()) {
            double first = rocAuc(lstm, run, fault);
            double second = rocAuc(rows, run, fault);
            sums[0] += first / Fault.values().length;
            sums[1] += second / Fault.values().length;
            console.printf(Locale.ROOT, "%-18s %7d %7.4f %7.4f%n", fault.title, run.of(fault).length, first, second);
        }
        console.printf(Locale.ROOT, "mean ROC AUC lstm %.4f, detect %.4f%n", sums[0], sums[1]);
        console.flush();
        return 0;
    }

    private static double rocAuc(double[] scores, FaultyRun run, Fault fault) {
        int[] found = run.of(fault);
        int[] all = IntStream.concat(IntStream.of(found), IntStream.of(run.of(null)))
                .toArray();
        boolean[] anomalous = new boolean[all.length];
        Arrays.fill(anomalous, 0, found.length, true);
        return DetectionQuality.of(IntStream.of(all).mapToDouble(w -> scores[w]).toArray(), anomalous)
                .rocAuc();
    }
}
