package dev.nacre.examples;

import dev.nacre.data.Dataset;
import dev.nacre.model.Model;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
        description = "Classifies the rows of a table by a saved model: a line for each, label and probability.")
final class PredictCommand implements Callable<Integer> {
    @Mixin
    private ModelOption model;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description =
                    "Rows as in training, with or without a header. The label may be the last column; it is ignored.")
    private Path csv;

    @Option(names = "--out", paramLabel = "FILE", description = "Output file; by default standard output.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Model trained = model.read();
        Dataset rows = RawRows.read(csv, trained);
        Predictions predictions = new Predictions(trained, rows);
        if (out == null) {
            PrintWriter console = spec.commandLine().getOut();
            predictions.write(console);
            console.flush();
            return 0;
        }
        if (out.toAbsolutePath().getParent() != null)
            Files.createDirectories(out.toAbsolutePath().getParent());
        try (BufferedWriter writer = Files.newBufferedWriter(out)) {
            predictions.write(writer);
        }
        return 0;
    }
}
