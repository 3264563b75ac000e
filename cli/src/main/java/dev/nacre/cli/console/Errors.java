package dev.nacre.cli.console;

import dev.nacre.compute.SettingException;
import dev.nacre.safetensors.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns an exception into one line on standard error, and an exit code. */
final class Errors {
    /** What the library advises its callers; the command line has a command for it. */
    private static final Pattern PLUGINS = Pattern.compile("Plugins\\.all\\(\\w+\\.class\\) lists");

    private Errors() {}

    static int wrongUse(ParameterException e, String[] args) {
        String message = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty())
            message += "; did you mean " + unmatched.getSuggestions().get(0) + "?";
        return wrongUse(e.getCommandLine(), message);
    }

    private static int wrongUse(CommandLine command, String message) {
        print(command, OneLine.of(message) + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        return failed(e, command);
    }

    static int failed(Throwable e, CommandLine command) {
        if (e instanceof WrongUse) return wrongUse(command, e.getMessage());
        print(command, OneLine.of(message(e)));
        if (Boolean.getBoolean("nacre.trace")) e.printStackTrace(command.getErr());
        return e instanceof SettingException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    static void print(CommandLine command, String line) {
        command.getOut().flush();
        String said = PLUGINS.matcher(line).replaceAll("nacre catalogue lists");
        command.getErr().println("error: " + said);
    }

    private static String message(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError memory) return message(memory);
            if (cause instanceof StackOverflowError)
                return "the stack of a thread is too small; allow more, such as NACRE_JAVA_OPTIONS=-Xss1m";
        }
        if (e instanceof UncheckedIOException io && io.getCause() instanceof FileSystemException file)
            return message(file);
        if (e instanceof FileSystemException file) return file.getFile() + ": " + IoReason.of(file);
        if (e instanceof IOException io) return IoReason.of(io);
        boolean ours = e instanceof IllegalArgumentException
                || e instanceof UncheckedIOException
                || e.getClass().getName().startsWith("dev.nacre.");
        return ours && e.getMessage() != null
                ? e.getMessage()
                : "this should not happen: " + e + " (a trace comes with NACRE_JAVA_OPTIONS=-Dnacre.trace=true)";
    }

    private static String message(OutOfMemoryError e) {
        String reason = String.valueOf(e.getMessage());
        if (reason.contains("native thread")) return "out of memory: " + reason;
        return "out of memory (" + reason + "): it may take "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB; allow more, such as NACRE_JAVA_OPTIONS=-Xmx8g, or give it less data";
    }
}
