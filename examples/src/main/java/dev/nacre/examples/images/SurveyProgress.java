package dev.nacre.examples.images;

import dev.nacre.cli.console.StatusLine;
import java.io.PrintWriter;
import java.util.function.IntConsumer;

/** A line on a terminal while pictures are looked at; nothing elsewhere. */
final class SurveyProgress {
    private static final int WIDTH = 18;

    private final StatusLine line;
    private final PrintWriter out;
    private final boolean terminal;

    SurveyProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        line = new StatusLine(out);
    }

    /** Called from several threads. */
    IntConsumer over(int pictures) {
        return done -> {
            if (terminal) draw(done, pictures);
        };
    }

    private synchronized void draw(int done, int pictures) {
        if (line.due())
            line.draw("looking at pictures " + StatusLine.bar(WIDTH, (double) done / pictures) + " " + done);
    }

    /** Clears the line. */
    void finish() {
        if (!terminal) return;
        line.draw("");
        out.print("\r");
        out.flush();
    }
}
