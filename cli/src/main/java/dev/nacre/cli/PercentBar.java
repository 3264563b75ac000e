package dev.nacre.cli;

import dev.nacre.cli.console.Progress;
import dev.nacre.cli.console.StatusLine;
import java.io.PrintWriter;
import java.util.Locale;

/** How much of the work is done: a bar on a terminal, or else a line for each tenth. Several threads may report. */
final class PercentBar {
    private static final int WIDTH = 24;

    private final PrintWriter console;
    private final StatusLine line;
    private final boolean terminal = Progress.onTerminal();
    private final long start = System.nanoTime();
    private double done;
    private int tenths;

    PercentBar(PrintWriter console) {
        this.console = console;
        this.line = new StatusLine(console);
    }

    /** Adds a share of the whole work. */
    synchronized void advance(double share) {
        done = Math.min(1, done + share);
        double seconds = (System.nanoTime() - start) * 1e-9;
        String left = String.format(Locale.ROOT, "%3.0f %%", 100 * done)
                + (done < 1 ? String.format(Locale.ROOT, ", %.0f s left", seconds * (1 - done) / done) : "");
        if (terminal && line.due()) line.draw("training " + StatusLine.bar(WIDTH, done) + " " + left);
        int reached = (int) (10 * done + 1e-9);
        if (!terminal && reached > tenths && reached < 10) {
            tenths = reached;
            console.println("training:" + left.replaceFirst("^ *", " "));
            console.flush();
        }
    }

    /** Prints a line in place of the bar. */
    synchronized void print(String text) {
        if (terminal) line.draw("");
        console.println(text);
        console.flush();
    }
}
