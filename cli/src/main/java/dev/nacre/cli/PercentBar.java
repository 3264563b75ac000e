package dev.nacre.cli;

import dev.nacre.cli.console.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** How much of the work is done: a bar on a terminal, or else a line for each tenth. Several threads may report. */
final class PercentBar {
    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = 80_000_000;

    private final PrintWriter console;
    private final boolean terminal = Progress.onTerminal();
    private final long start = System.nanoTime();
    private double done;
    private int tenths;
    private long drawn;

    PercentBar(PrintWriter console) {
        this.console = console;
    }

    /** Adds a share of the whole work. */
    synchronized void advance(double share) {
        done = Math.min(1, done + share);
        long now = System.nanoTime();
        String left = String.format(Locale.ROOT, "%3.0f %%", 100 * done)
                + (done < 1
                        ? String.format(Locale.ROOT, ", %.0f s left", (now - start) * 1e-9 * (1 - done) / done)
                        : "");
        if (terminal && now - drawn >= REDRAW_NANOS) {
            drawn = now;
            String bar = "=".repeat((int) (WIDTH * done)) + ">";
            console.print("\r" + String.format("training [%-" + WIDTH + "." + WIDTH + "s] ", bar) + left + "\u001b[K");
            console.flush();
        }
        int reached = (int) (10 * done + 1e-9);
        if (!terminal && reached > tenths && reached < 10) {
            tenths = reached;
            console.println("training:" + left.replaceFirst("^ *", " "));
            console.flush();
        }
    }

    /** Prints a line in place of the bar. */
    synchronized void print(String line) {
        console.println((terminal ? "\r\u001b[K" : "") + line);
        console.flush();
    }
}
