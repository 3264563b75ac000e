package dev.nacre.cli;

import dev.nacre.cli.console.OneLine;
import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Column;
import dev.nacre.metrics.ConfusionMatrix;
import dev.nacre.model.Model;
import dev.nacre.tables.ForecastModel;
import dev.nacre.tables.TableEvaluation;
import dev.nacre.tables.TableModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Evaluates a model on a table with labels. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Evaluates a saved model on a table with labels: accuracy and a line for each class, or R2; of "
                + "a model of series the errors of its forecasts from each row on, beside those of forecasts "
                + "without a model.")
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private ModelOption model;

    @Mixin
    private IgnoredOption ignored;

    @Option(names = "--csv", paramLabel = "FILE", required = true, description = "Rows as in training, with labels.")
    private Path csv;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "The column with the labels, if it is another one than in training.")
    private String label;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Model loaded = model.load();
        if (ForecastModel.is(loaded)) return forecasts(new ForecastModel(loaded));
        TableModel trained = model.table(loaded);
        ignored.check(trained.features());
        TableEvaluation evaluation = label == null ? trained.evaluate(csv) : trained.evaluate(csv, Column.parse(label));
        PrintWriter console = spec.commandLine().getOut();
        if (!evaluation.labels().isEmpty()) printClasses(console, evaluation);
        console.println(TableReport.figure(evaluation));
        console.flush();
        return 0;
    }

    private int forecasts(ForecastModel trained) throws IOException {
        ignored.check(trained.features());
        WrongUse.unless(
                label == null,
                "--label can't be another column than in training for a model of series, whose "
                        + "forecasts begin from that column");
        PrintWriter console = spec.commandLine().getOut();
        ForecastLines.of(trained.evaluate(csv)).forEach(console::println);
        console.flush();
        return 0;
    }

    private static void printClasses(PrintWriter console, TableEvaluation evaluation) {
        List<String> labels = evaluation.labels().stream().map(OneLine::of).toList();
        ConfusionMatrix matrix = evaluation.confusion();
        int width = Math.max(5, labels.stream().mapToInt(String::length).max().orElse(5));
        String line = "%-" + width + "s  %9s  %6s  %6s  %7s%n";
        console.printf(Locale.ROOT, line, "class", "precision", "recall", "f1", "samples");
        for (int c = 0; c < matrix.classes(); c++)
            console.printf(
                    Locale.ROOT,
                    line,
                    labels.get(c),
                    number(matrix.precision(c)),
                    number(matrix.recall(c)),
                    number(matrix.f1(c)),
                    matrix.actual(c));
    }

    private static String number(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
