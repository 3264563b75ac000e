package dev.nacre.examples.forecast;

import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WatchOption;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.data.Column;
import dev.nacre.tables.ForecastError;
import dev.nacre.tables.ForecastModel;
import dev.nacre.tables.Forecasting;
import dev.nacre.tables.SequenceOptions;
import dev.nacre.tables.TableListener;
import dev.nacre.tables.TableOptions;
import dev.nacre.training.Listener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forecasts a series, beside forecasts without a model. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Learns to forecast a series, and prints the errors of forecasts from each step of its latest "
                + "fifth on, beside those of the last value and of the value a season before.")
public final class ForecastCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            defaultValue = "co2",
            description = "The series: a table with a time in each row, or co2 or sunspots, which are shipped "
                    + "(${DEFAULT-VALUE}).")
    private String data;

    @Option(names = "--time", paramLabel = "COLUMN", description = "The column of times; needed for a file.")
    private String time;

    @Option(names = "--target", paramLabel = "COLUMN", description = "The column to forecast; needed for a file.")
    private String target;

    @Option(names = "--season", paramLabel = "M", description = "Steps after which values recur; needed for a file.")
    private Integer season;

    @Option(names = "--horizon", paramLabel = "H", description = "Steps to forecast (a season).")
    private Integer horizon;

    @Option(names = "--window", paramLabel = "N", description = "Steps that a forecast is made from (two seasons).")
    private Integer window;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Determines initial weights and the order of samples (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private WatchOption watch;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public ForecastCommand() {}

    @Override
    public Integer call() throws IOException {
        WrongUse.unless(horizon == null || horizon >= 1, "--horizon must be >= 1, not " + horizon);
        Optional<ShippedSeries> shipped = ShippedSeries.named(data);
        if (shipped.isEmpty()) return run(Path.of(data), target, fromFile());
        WrongUse.unless(
                time == null && target == null && season == null,
                "--time, --target and --season are for a file; " + data + " is known");
        Path folder = Files.createTempDirectory("nacre-");
        Path file = shipped.get().copy(folder);
        try {
            return run(file, shipped.get().target, resized(shipped.get().options()));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private SequenceOptions fromFile() {
        WrongUse.unless(
                time != null && target != null && season != null,
                "--data " + data + " is none of the shipped series, co2 and sunspots; a file needs --time, --target "
                        + "and --season");
        WrongUse.unless(season >= 1, "--season must be >= 1, not " + season);
        int length = window == null ? 2 * season : window;
        WrongUse.unless(length >= season, "--window must be >= --season, " + season + ", not " + length);
        return resized(new SequenceOptions(Column.parse(time), Optional.empty(), length, season, season, true));
    }

    private SequenceOptions resized(SequenceOptions usual) {
        int length = window == null ? usual.window() : window;
        WrongUse.unless(
                length >= usual.season(), "--window must be >= a season, " + usual.season() + ", not " + length);
        return new SequenceOptions(
                usual.time(),
                usual.series(),
                length,
                horizon == null ? usual.horizon() : horizon,
                usual.season(),
                usual.overGaps());
    }

    private TableListener networks() {
        return new TableListener() {
            @Override
            public List<Listener> network(int number, int of) {
                return List.of(watch.named("network " + number + " of " + of));
            }
        };
    }

    private int run(Path file, String column, SequenceOptions how) throws IOException {
        watch.open(spec);
        ForecastModel model = Forecasting.learn(file, column, how, new TableOptions().seed(seed), networks());
        PrintWriter console = spec.commandLine().getOut();
        model.summary().lines().forEach(console::println);
        for (ForecastError error : model.learning().orElseThrow().test().errors())
            console.printf(Locale.ROOT, "%s mae %.4f rmse %.4f%n", error.name(), error.mae(), error.rmse());
        console.flush();
        return 0;
    }
}
