package dev.nacre.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import picocli.CommandLine;

/** What a command line came to. */
public record Outcome(int code, String out, String err) {
    /** Runs a command of nacre. */
    public static Outcome of(String... args) {
        return of(line(), args);
    }

    /** All commands, for {@link #of(CommandLine, String...)}; making them takes longer than most of them run. */
    public static CommandLine line() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Main.line(nowhere, nowhere);
    }

    /** Runs a command; the line can be used again. */
    public static Outcome of(CommandLine line, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** The last line of its output. */
    public String lastLine() {
        return out.lines().reduce("", (before, line) -> line);
    }
}
