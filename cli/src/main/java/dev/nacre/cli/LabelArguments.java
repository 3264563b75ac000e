package dev.nacre.cli;

import dev.nacre.tables.Task;
import picocli.CommandLine.Option;

/** Options about the label to learn. */
final class LabelArguments {
    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            required = true,
            description = "The label: the name of a column, its number counted from 1, or last.")
    String label;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "auto",
            description = "The kind of label: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}: numbers, if it has more than "
                    + "20 values or fractions, and all are numbers).")
    Task task;

    /** The options, for a command that repeats the run. */
    String command() {
        return " --label " + Shell.quoted(label) + (task == Task.AUTO ? "" : " --task " + task);
    }
}
