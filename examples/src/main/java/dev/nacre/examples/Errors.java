package dev.nacre.examples;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns an exception into one line on standard error, and an exit code. */
final class Errors {
    private Errors() {}

    static int wrongUse(ParameterException e, String[] args) {
        String message = oneLine(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty())
            message += "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println("error: " + message + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    static int failed(Exception e, CommandLine command, ParseResult parsed) {
        command.getErr().println("error: " + message(e));
        if (Boolean.getBoolean("nacre.trace")) e.printStackTrace(command.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String message(Exception e) {
        if (e instanceof NoSuchFileException missing) return "no such file: " + missing.getFile();
        if (e instanceof AccessDeniedException denied) return "no permission: " + denied.getFile();
        if (e instanceof FileAlreadyExistsException exists) return "exists and is no folder: " + exists.getFile();
        if (e instanceof NotDirectoryException file) return "is no folder: " + file.getFile();
        if (e instanceof FileSystemException) return oneLine(e.getMessage());
        boolean expected = e instanceof IOException || e instanceof RuntimeException && e.getMessage() != null;
        String text = oneLine(String.valueOf(e.getMessage()));
        boolean ours = e instanceof IllegalArgumentException
                || e instanceof IOException
                || e.getClass().getName().startsWith("dev.nacre.");
        return expected && ours
                ? text
                : "this should not happen: " + oneLine(e.toString()) + " (a trace comes with -Dnacre.trace=true)";
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
