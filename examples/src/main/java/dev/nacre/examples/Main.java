package dev.nacre.examples;

import dev.nacre.examples.lecture.LectureCommand;
import dev.nacre.examples.serve.ServeCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 failed, 2 used in a wrong way. */
@Command(
        name = "examples/run",
        description = "Nacre's example applications.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DigitsCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            SearchCommand.class,
            DetectCommand.class,
            MnistCommand.class,
            AnomalyCommand.class,
            FewLabelsCommand.class,
            DenoiseCommand.class,
            GenerateCommand.class,
            EmbedCommand.class,
            AugmentationCommand.class,
            PredictCommand.class,
            ServeCommand.class,
            LectureCommand.class,
            SparkCommand.class,
            DoctorCommand.class
        })
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(line(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    /** The command line, with its output going to the given writers. */
    static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Errors::wrongUse)
                .setExecutionExceptionHandler(Errors::failed);
    }
}
