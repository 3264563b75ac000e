package dev.nacre.examples;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line came to. */
record Outcome(int code, String out, String err) {
    static Outcome of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.line(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
        return new Outcome(code, out.toString(), err.toString());
    }

    String lastLine() {
        return out.lines().reduce("", (before, line) -> line);
    }
}
