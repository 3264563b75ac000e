package dev.nacre.examples;

import dev.nacre.model.Model;
import dev.nacre.safetensors.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
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

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File for the lines, replaced as a whole; standard output if left out.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (out != null) {
            if (out.toAbsolutePath().getParent() != null)
                Files.createDirectories(out.toAbsolutePath().getParent());
            AtomicFile.check(out);
        }
        Model trained = model.read();
        Predictions predictions = new Predictions(trained, RawRows.read(csv, trained), csv);
        if (out == null) predictions.write(spec.commandLine().getOut());
        else
            AtomicFile.write(out, channel -> {
                Writer writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
                predictions.write(writer);
                writer.flush();
            });
        return 0;
    }
}
