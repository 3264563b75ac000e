package dev.nacre.cli.console;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
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

    private final Remembering out;

    /**
     * Writes to a stream, as UTF-8.
     *
     * @param out flushed after each line
     */
    public Console(OutputStream out) {
        this(new Remembering(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    private Console(Remembering out) {
        super(out, true);
        this.out = out;
    }

    /** The command's exit code, or that of output which was lost. */
    static int checked(int code, CommandLine command) {
        PrintWriter writer = command.getOut();
        if (!writer.checkError() || code != CommandLine.ExitCode.OK) return code;
        String reason = writer instanceof Console console && console.out.failure != null
                ? String.valueOf(console.out.failure.getMessage())
                : "unknown reason";
        if (reason.toLowerCase(Locale.ROOT).contains("pipe")) return READER_GONE;
        Errors.print(command, "standard output: could not be written: " + OneLine.of(reason));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Keeps the first reason. */
    private static final class Remembering extends FilterWriter {
        private IOException failure;

        private Remembering(Writer out) {
            super(out);
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            remembering(() -> out.write(text, offset, length));
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            remembering(() -> out.write(text, offset, length));
        }

        @Override
        public void write(int c) throws IOException {
            remembering(() -> out.write(c));
        }

        @Override
        public void flush() throws IOException {
            remembering(out::flush);
        }

        private interface Step {
            void run() throws IOException;
        }

        private void remembering(Step step) throws IOException {
            try {
                step.run();
            } catch (IOException e) {
                if (failure == null) failure = e;
                throw e;
            }
        }
    }
}
