package dev.nacre.examples;

import dev.nacre.data.Dataset;
import dev.nacre.metrics.ConfusionMatrix;
import dev.nacre.model.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jblas.FloatMatrix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Evaluates a model on a table with labels. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Evaluates a saved model on a table with labels: accuracy and a line for each class, or R2.")
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private ModelOption model;

    @Mixin
    private TableOptions table;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Model trained = model.read();
        Dataset data = table.read(trained);
        PrintWriter console = spec.commandLine().getOut();
        FloatMatrix y = new Predictions(trained, data, table.csv).all();
        if (TableLearner.classes(data))
            printClasses(console, ConfusionMatrix.of(y, data.samples().t()), data);
        double figure = TableLearner.metric(data).value(y, data.samples().t());
        console.printf(Locale.ROOT, "%s %.4f%n", TableRun.metric(data), figure);
        console.flush();
        return 0;
    }

    private static void printClasses(PrintWriter console, ConfusionMatrix matrix, Dataset data) {
        List<String> labels = data.labels().stream().map(OneLine::of).toList();
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
