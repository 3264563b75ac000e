package dev.nacre.examples;

import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares training on few labels with and without pre-training. */
@Command(
        name = "few-labels",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Trains on MNIST with few labels, with and without pre-training on all images, and compares.")
final class FewLabelsCommand implements Callable<Integer> {
    @Mixin
    private MnistOption data;

    @Option(
            names = "--labels",
            paramLabel = "N",
            required = true,
            split = ",",
            description = "Number of labelled images: 100, or several numbers, 100,600,1000,3000.")
    private List<Integer> labels;

    @Option(
            names = "--methods",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "supervised,denoising,contractive,sparse,dbn,student,ladder",
            description = "Methods to compare (${DEFAULT-VALUE}).")
    private List<String> methods;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Number of epochs of each phase, in place of the methods' own.")
    private Integer epochs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "Determines which images have labels, initial weights, noise, order of samples (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of runs, with seeds S, S + 1 and so on: the table then has means and standard errors "
                    + "(${DEFAULT-VALUE}).")
    private int repeats;

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(epochs == null || epochs >= 1, "--epochs must be >= 1, not " + epochs);
        WrongUse.unless(repeats >= 1, "--repeats must be >= 1, not " + repeats);
        for (String name : methods) FewLabelsMethod.read(name, labels.get(0));
        watch.open(spec);
        MnistData mnist = data.read();
        watch.pictures(mnist.ink().shape());
        for (int count : labels) requireCount(count, mnist.training().size());
        PrintWriter console = spec.commandLine().getOut();
        Map<String, double[]> errors = new HashMap<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            Progress progress = new Progress(console, Progress.onTerminal());
            FewLabels learning = new FewLabels(mnist, seed + repeat, progress, watch.listener());
            for (String method : methods)
                for (int count : labels) {
                    FewLabels.Result result = learning.learn(method(method, count), count);
                    console.printf(Locale.ROOT, "%s, %d labels%s: %s%n", method, count, of(repeat), result.text());
                    console.flush();
                    errors.computeIfAbsent(cell(method, count), key -> new double[repeats])[repeat] =
                            100 * result.error();
                }
        }
        table(console, errors);
        return 0;
    }

    private FewLabelsMethod method(String name, int count) throws IOException {
        FewLabelsMethod method = FewLabelsMethod.read(name, count);
        return epochs == null ? method : method.during(epochs);
    }

    private String of(int repeat) {
        return repeats == 1 ? "" : ", seed " + (seed + repeat);
    }

    private static String cell(String method, int count) {
        return method + " " + count;
    }

    /** Three folds need each class three times, more or less. */
    private void requireCount(int count, int all) {
        if (count < 30 || count > all)
            throw new WrongUse("--labels must be >= 30 and <= " + all + ", the training images, not " + count);
    }

    private void table(PrintWriter console, Map<String, double[]> errors) {
        int width = repeats == 1 ? 8 : 16;
        console.printf("%ntest error in percent%s%n%-12s", repeats == 1 ? "" : ", mean ± standard error", "labels");
        for (int count : labels) console.printf(Locale.ROOT, "%" + width + "d", count);
        console.println();
        for (String method : methods) {
            console.printf("%-12s", method);
            for (int count : labels) console.printf("%" + width + "s", mean(errors.get(cell(method, count))));
            console.println();
        }
        console.flush();
    }

    /** Of one value, the value alone. */
    private static String mean(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        String text = String.format(Locale.ROOT, "%.2f", mean);
        if (values.length == 1) return text;
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return text + String.format(Locale.ROOT, " ± %.2f", Math.sqrt(squares / (values.length - 1) / values.length));
    }
}
