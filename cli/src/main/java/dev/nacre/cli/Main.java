package dev.nacre.cli;

import dev.nacre.cli.console.CommandLines;
import dev.nacre.cli.console.Version;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "nacre",
        description = "Learns from tables, predicts, explains and serves.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            TrainCommand.class,
            PredictCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            SearchCommand.class,
            DetectCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            CatalogueCommand.class
        })
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        CommandLines.main(new Main(), args);
    }

    /**
     * The command line, with its output going to the given writers.
     *
     * @param out standard output
     * @param err standard error
     * @return to be executed
     */
    public static CommandLine line(PrintWriter out, PrintWriter err) {
        return CommandLines.of(new Main(), out, err);
    }
}
