package dev.nacre.cli;

import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.model.Model;
import dev.nacre.tables.TableModel;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a saved model, for every command that needs one. */
final class ModelOption {
    @Option(names = "--model", paramLabel = "FILE", required = true, description = "A saved model: model.safetensors.")
    private Path file;

    /** A model that predicts rows by themselves. */
    TableModel table(Model model) {
        if (AnomalyDetector.thresholdOf(model).isPresent())
            throw new IllegalArgumentException(
                    file + ": it detects unusual rows, and predicts nothing; use nacre detect --model " + file);
        return new TableModel(model);
    }

    Model load() throws IOException {
        return Model.load(file);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
