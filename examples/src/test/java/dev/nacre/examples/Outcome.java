package dev.nacre.examples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import picocli.CommandLine;

/** What a command line came to. */
public record Outcome(int code, String out, String err) {
    static Outcome of(String... args) {
        return of(line -> {}, args);
    }

    /** Of a changed command line. */
    public static Outcome of(Consumer<CommandLine> change, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.line(new PrintWriter(out, true), new PrintWriter(err, true));
        change.accept(line);
        int code = line.execute(args);
        return new Outcome(code, out.toString(), err.toString());
    }

    String lastLine() {
        return out.lines().reduce("", (before, line) -> line);
    }
}
