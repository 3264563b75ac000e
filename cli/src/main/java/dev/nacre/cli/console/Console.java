package dev.nacre.cli.console;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;

/**
 * Standard output, in UTF-8, of which it is asked at the end of every command whether all was written: a writer that
 * prints says nothing when a disk is full.
 */
public final class Console extends PrintWriter {
    /** What a shell shows for a program that SIGPIPE ended: the reader, such as {@code head}, had enough. */
    public static final int READER_GONE = 141;

    private final RememberingWriter out;

    /**
     * Writes to a stream, as UTF-8.
     *
     * @param out flushed after each line
     */
    public Console(OutputStream out) {
        this(new RememberingWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    private Console(RememberingWriter out) {
        super(out, true);
        this.out = out;
    }

    /** The command's exit code, or that of output which was lost. */
    static int checked(int code, CommandLine command) {
        PrintWriter writer = command.getOut();
        if (!writer.checkError() || code != CommandLine.ExitCode.OK) return code;
        String reason = writer instanceof Console console && console.out.failure() != null
                ? String.valueOf(console.out.failure().getMessage())
                : "unknown reason";
        if (reason.toLowerCase(Locale.ROOT).contains("pipe")) return READER_GONE;
        Errors.print(command, "standard output: could not be written: " + OneLine.of(reason));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
