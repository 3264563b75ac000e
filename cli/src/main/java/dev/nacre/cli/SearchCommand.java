package dev.nacre.cli;

import dev.nacre.cli.console.OneLine;
import dev.nacre.cli.console.OutputFolder;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Dataset;
import dev.nacre.tables.TableOptions;
import dev.nacre.tables.TableSearch;
import dev.nacre.tables.Tables;
import dev.nacre.training.Cancellation;
import dev.nacre.tuning.Result;
import dev.nacre.tuning.Search;
import dev.nacre.tuning.SearchResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches for hyper-parameters. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Searches for the network and the optimizer with the best predictions of a column, by "
                + "cross-validation on the "
                + "training data. Texts may contain ranges: log(1e-4, 1e-1), real(0, 0.5), int(16, 256), "
                + "logInt(16, 256), choice(relu, tanh). "
                + "Repeating the command continues an interrupted search.")
final class SearchCommand implements Callable<Integer> {
    private static final String JOURNAL = "journal.csv";
    private static final String TABLE = "results.csv";
    private static final String PAGE = "search.html";

    @Mixin
    private TableArguments table;

    @Mixin
    private LabelArguments label;

    @Option(
            names = "--network",
            paramLabel = "TEXT",
            defaultValue = "sequential([dense(logInt(16, 256), activation=choice(relu, tanh), initializer=heNormal)])",
            description = "Layers, with ranges (${DEFAULT-VALUE}).")
    private String network;

    @Option(
            names = "--optimizer",
            paramLabel = "TEXT",
            defaultValue = "adamW(learningRate=log(1e-4, 1e-2), decay=log(1e-5, 1e-2))",
            description = "The optimizer, with ranges (${DEFAULT-VALUE}).")
    private String optimizer;

    @Option(
            names = "--batch",
            paramLabel = "TEXT",
            defaultValue = "32",
            description = "Batch size, or a range (${DEFAULT-VALUE}).")
    private String batch;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "50",
            description =
                    "Number of epochs of each training; of the last ones with coarse and halving (${DEFAULT-VALUE}).")
    private int epochs;

    @Mixin
    private MethodArguments method;

    @Mixin
    private WatchOption watch;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "4",
            description = "Number of folds of the cross-validation (${DEFAULT-VALUE}).")
    private int folds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines split, folds, points, initial weights (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/search",
            description = "Folder for journal.csv, results.csv and search.html (${DEFAULT-VALUE}).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        method.check();
        TableSearch wanted = wanted();
        TableOptions options = table.options().task(label.task).seed(seed);
        Cancellation cancellation = new Cancellation();
        watch.open(spec, cancellation);
        Dataset all = Tables.read(table.csv, label.label, options);
        Dataset training = all.split(1 - TableOptions.TEST, seed).training();
        OutputFolder results = OutputFolder.of(out, JOURNAL, TABLE, PAGE);
        PrintWriter console = spec.commandLine().getOut();
        TableSearch.warnings(all).forEach(warning -> console.println("look: " + OneLine.of(warning)));
        Search search = wanted.on(
                training,
                out.resolve(JOURNAL),
                result -> print(console, result),
                number -> watch.trial("trial " + number),
                cancellation);
        SearchResults found = method.run(search);
        results.write(TABLE, found.csv());
        Result best = found.ranked().get(0);
        if (best.failed())
            throw new IllegalArgumentException("all " + found.all().size() + " trials failed, see " + out.resolve(TABLE)
                    + "; the first: " + found.all().get(0).failure());
        results.write(PAGE, found.html("Search, " + table.csv.getFileName()));
        results.requireAll();
        found.warnings().forEach(console::println);
        console.printf(Locale.ROOT, "results: %s%n", out);
        console.printf("to train with the best: nacre train%s%s%s%n", table.command(), label.command(), best(best));
        String metric = training.labels().isEmpty() ? "R2" : "accuracy";
        console.printf(Locale.ROOT, "cross-validated %s %.4f%n", metric, best.score());
        console.flush();
        return 0;
    }

    private TableSearch wanted() {
        try {
            return new TableSearch(network, optimizer, batch, epochs, folds, seed);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private String best(Result best) {
        return " --network " + Shell.quoted(best.trial().setting("network"))
                + " --optimizer " + Shell.quoted(best.trial().setting("optimizer"))
                + " --batch " + Shell.quoted(best.trial().setting("batch"))
                + " --epochs " + best.trial().budget()
                + " --seed " + seed;
    }

    private static void print(PrintWriter console, Result result) {
        console.printf(
                Locale.ROOT,
                "trial %d: %s  %s%n",
                result.trial().number(),
                result.failed()
                        ? "failed, " + OneLine.of(result.failure())
                        : String.format(Locale.ROOT, "%.4f", result.score()),
                OneLine.of(result.trial().settings().toString()));
        console.flush();
    }
}
