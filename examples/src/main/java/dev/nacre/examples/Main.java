package dev.nacre.examples;

import dev.nacre.examples.lecture.LectureCommand;
import dev.nacre.examples.serve.ServeCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command line. Exit codes: 0 done, 1 failed, 2 used in a wrong way, 141 nobody reads the output any more. */
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
                        new Console(new FileOutputStream(FileDescriptor.out)),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    /** The command line, with its output going to the given writers. */
    static CommandLine line(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(Main::run)
                .setParameterExceptionHandler(Errors::wrongUse)
                .setExecutionExceptionHandler(Errors::failed);
    }

    /** Exceptions go to their handlers; errors, such as a lack of memory, would end the process with a trace. */
    private static int run(ParseResult parsed) {
        CommandLine command = parsed.commandSpec().commandLine();
        try {
            return Console.checked(new RunLast().execute(parsed), command);
        } catch (Error e) {
            return Errors.failed(e, command);
        }
    }
}
