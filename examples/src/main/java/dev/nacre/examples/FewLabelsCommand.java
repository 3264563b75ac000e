package dev.nacre.examples;

import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            defaultValue = "supervised,denoising,contractive,sparse,dbn,student",
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

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(epochs == null || epochs >= 1, "--epochs must be >= 1, not " + epochs);
        List<FewLabelsMethod> read = new ArrayList<>();
        for (String name : methods) read.add(FewLabelsMethod.read(name));
        watch.open(spec);
        MnistData mnist = data.read();
        watch.pictures(mnist.ink().shape());
        for (int count : labels) requireCount(count, mnist.training().size());
        PrintWriter console = spec.commandLine().getOut();
        FewLabels learning = new FewLabels(mnist, seed, new Progress(console, Progress.onTerminal()), watch.listener());
        List<List<FewLabels.Result>> results = new ArrayList<>();
        for (FewLabelsMethod method : read) {
            List<FewLabels.Result> row = new ArrayList<>();
            for (int count : labels) {
                FewLabels.Result result = learning.learn(epochs == null ? method : method.during(epochs), count);
                console.printf(Locale.ROOT, "%s, %d labels: %s%n", method.name(), count, text(result));
                console.flush();
                row.add(result);
            }
            results.add(row);
        }
        table(console, results);
        return 0;
    }

    /** Three folds need each class three times, more or less. */
    private void requireCount(int count, int all) {
        if (count < 30 || count > all)
            throw new WrongUse("--labels must be >= 30 and <= " + all + ", the training images, not " + count);
    }

    private static String text(FewLabels.Result result) {
        return String.format(
                Locale.ROOT,
                "chosen %s by an error of %.2f%%; test error %.2f%%",
                result.chosen(),
                100 * result.validated(),
                100 * result.error());
    }

    private void table(PrintWriter console, List<List<FewLabels.Result>> results) {
        console.printf("%ntest error in percent%n%-12s", "labels");
        for (int count : labels) console.printf(Locale.ROOT, "%8d", count);
        console.println();
        for (int i = 0; i < results.size(); i++) {
            console.printf("%-12s", methods.get(i));
            for (FewLabels.Result result : results.get(i)) console.printf(Locale.ROOT, "%8.2f", 100 * result.error());
            console.println();
        }
        console.flush();
    }
}
