package dev.nacre.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs commands. Exit codes: 0 done, 1 failed, 2 used in a wrong way, 141 nobody reads the output any more. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * Runs a command and ends the process.
     *
     * @param command annotated for picocli
     * @param args its options and sub-commands
     */
    public static void main(Object command, String... args) {
        System.exit(of(
                        command,
                        new Console(new FileOutputStream(FileDescriptor.out)),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    /**
     * A command line whose output goes to the given writers.
     *
     * @param command annotated for picocli
     * @param out standard output
     * @param err standard error
     * @return to be executed
     */
    public static CommandLine of(Object command, PrintWriter out, PrintWriter err) {
        return new CommandLine(command)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(CommandLines::run)
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
        } finally {
            for (ParseResult each = parsed; each != null; each = each.subcommand()) close(each.commandSpec());
        }
    }

    /** Pages that show trainings end with the command. */
    private static void close(CommandSpec spec) {
        for (CommandSpec mixin : spec.mixins().values()) {
            if (mixin.userObject() instanceof WatchOption watch) watch.close();
            close(mixin);
        }
    }
}
