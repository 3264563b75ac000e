package dev.nacre.cli.console;

import java.io.PrintWriter;

/** The last line of a terminal, which is drawn anew about twelve times a second. */
public final class StatusLine {
    private static final long REDRAW_NANOS = 80_000_000;

    private final PrintWriter out;
    private long drawn = System.nanoTime() - REDRAW_NANOS;

    /**
     * A line that is empty so far.
     *
     * @param out the terminal
     */
    public StatusLine(PrintWriter out) {
        this.out = out;
    }

    /**
     * Whether it is time to draw it anew.
     *
     * @return true if it was not drawn within the last 80 ms
     */
    public boolean due() {
        return System.nanoTime() - drawn >= REDRAW_NANOS;
    }

    /**
     * Draws the line anew: returns to its start, prints the text and clears to its end.
     *
     * @param text shorter than the terminal is wide
     */
    public void draw(String text) {
        drawn = System.nanoTime();
        out.print("\r" + text + "\u001b[K");
        out.flush();
    }

    /**
     * A bar of characters.
     *
     * @param width its length in characters
     * @param done the share that is done, from 0 to 1
     * @return the bar in brackets
     */
    public static String bar(int width, double done) {
        return String.format("[%-" + width + "." + width + "s]", "=".repeat((int) (width * done)) + ">");
    }
}
