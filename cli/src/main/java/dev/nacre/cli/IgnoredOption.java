package dev.nacre.cli;

import dev.nacre.tables.TableFeatures;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Lets a user say again what training ignored: the model leaves it out anyway. */
final class IgnoredOption {
    @Option(
            names = "--ignore",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns to leave out, as in training; they need not be named again.")
    private List<String> ignored = new ArrayList<>();

    /** Refuses columns that the model uses. */
    void check(TableFeatures features) {
        for (String column : ignored)
            if (features.names().contains(column))
                throw new IllegalArgumentException("--ignore " + column
                        + ": the model was trained with this column, and needs it; train one without it");
    }
}
