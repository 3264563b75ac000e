package dev.nacre.cli;

import dev.nacre.cli.console.Version;
import dev.nacre.cli.console.WrongUse;
import dev.nacre.model.Model;
import dev.nacre.safetensors.AtomicFile;
import dev.nacre.tables.ForecastModel;
import dev.nacre.tables.Prediction;
import dev.nacre.tables.TableModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Predicts new rows. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Predicts the rows of a table by a saved model: a line for each, label and probability, or a "
                + "number and the ends of its interval. A model of series forecasts the steps that "
                + "follow the last row.")
final class PredictCommand implements Callable<Integer> {
    @Mixin
    private ModelOption model;

    @Mixin
    private IgnoredOption ignored;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "Rows as in training, with or without a header, with or without the label.")
    private Path csv;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File for the lines, replaced as a whole; standard output if left out.")
    private Path out;

    @Option(
            names = "--each",
            description =
                    "Of a model that forecasts series: forecasts from each row on that has enough rows before it, "
                            + "in place of what follows the last row.")
    private boolean each;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (out != null) {
            if (out.toAbsolutePath().getParent() != null)
                Files.createDirectories(out.toAbsolutePath().getParent());
            AtomicFile.check(out);
        }
        Model loaded = model.load();
        if (ForecastModel.is(loaded)) return forecast(new ForecastModel(loaded));
        WrongUse.unless(!each, "--each is for models that forecast series, which train makes with --sequence");
        TableModel trained = model.table(loaded);
        ignored.check(trained.features());
        if (out == null) print(trained, spec.commandLine().getOut());
        else {
            StringBuilder lines = new StringBuilder();
            trained.predict(csv, prediction -> {
                lines.append(line(prediction)).append(System.lineSeparator());
                return true;
            });
            AtomicFile.write(out, lines.toString());
        }
        return 0;
    }

    private int forecast(ForecastModel trained) throws IOException {
        ignored.check(trained.features());
        List<String> lines = ForecastLines.of(each ? trained.forecastEach(csv) : trained.forecast(csv));
        PrintWriter console = spec.commandLine().getOut();
        if (out == null) lines.forEach(console::println);
        else AtomicFile.write(out, String.join(System.lineSeparator(), lines) + System.lineSeparator());
        console.flush();
        return 0;
    }

    /** Ends early if nobody reads it any more. */
    private void print(TableModel trained, PrintWriter writer) throws IOException {
        trained.predict(csv, prediction -> {
            writer.println(line(prediction));
            return !writer.checkError();
        });
    }

    static String line(Prediction prediction) {
        if (!prediction.label().isEmpty())
            return quoted(prediction.label()) + String.format(Locale.ROOT, ",%.4f", prediction.value());
        StringBuilder line = new StringBuilder();
        for (float value : prediction.outputs())
            line.append(line.isEmpty() ? "" : ",").append(value);
        if (!Float.isNaN(prediction.low()))
            line.append(',').append(prediction.low()).append(',').append(prediction.high());
        return line.toString();
    }

    /** RFC 4180. */
    static String quoted(String label) {
        return label.matches("[^\",\\r\\n]*") ? label : '"' + label.replace("\"", "\"\"") + '"';
    }
}
