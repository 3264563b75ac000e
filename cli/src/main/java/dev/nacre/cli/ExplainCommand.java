package dev.nacre.cli;

import dev.nacre.cli.console.OneLine;
import dev.nacre.cli.console.Version;
import dev.nacre.model.Model;
import dev.nacre.tables.ForecastModel;
import dev.nacre.tables.TableModel;
import dev.nacre.tables.evaluation.Importance;
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

/** Says which columns matter. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints the summary of a saved model. With a table that it was not trained on, also by how much "
                + "its figure drops if the values of a column are shuffled, with the standard deviation: a line for "
                + "each column, the most important first.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private ModelOption model;

    @Mixin
    private IgnoredOption ignored;

    @Option(names = "--csv", paramLabel = "FILE", description = "Rows as in training, with labels.")
    private Path csv;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines the order of the shuffled values (${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Model loaded = model.load();
        String summary = loaded.notes().getOrDefault("summary", "");
        PrintWriter console = spec.commandLine().getOut();
        if (csv == null && summary.isEmpty())
            throw new IllegalArgumentException(
                    model + " has no summary, as train did not make it; give a table with labels by --csv");
        summary.lines().map(OneLine::of).forEach(console::println);
        List<Importance> columns = importance(loaded);
        if (csv != null) console.println("column,drop,deviation");
        for (Importance column : columns)
            console.printf(
                    Locale.ROOT,
                    "%s,%.4f,%.4f%n",
                    PredictCommand.quoted(OneLine.of(column.column())),
                    column.drop(),
                    column.deviation());
        console.flush();
        return 0;
    }

    /** None without a table. */
    private List<Importance> importance(Model loaded) throws IOException {
        if (ForecastModel.is(loaded)) {
            ForecastModel trained = new ForecastModel(loaded);
            ignored.check(trained.features());
            return csv == null ? List.of() : trained.explain(csv, seed);
        }
        TableModel trained = model.table(loaded);
        ignored.check(trained.features());
        return csv == null ? List.of() : trained.explain(csv, seed);
    }
}
