package dev.nacre.examples;

import dev.nacre.Epoch;
import dev.nacre.Listener;
import dev.nacre.Training;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** Shows how training goes: a bar on a terminal, which is drawn over and over; else about ten plain lines for each stage. */
final class Progress implements Listener {
    private static final int WIDTH = 28;
    private static final long REDRAW_NANOS = 80_000_000;

    private final PrintWriter out;
    private final boolean terminal;
    private long start;
    private long drawn;

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether {@code examples/run} found standard output to be a terminal. Java 17 can't tell for one stream alone. */
    static boolean onTerminal() {
        return Boolean.getBoolean("nacre.terminal");
    }

    @Override
    public void onStart(Training training) {
        start = System.nanoTime();
        drawn = 0;
    }

    @Override
    public void onStep(Training training, double loss) {
        long now = System.nanoTime();
        if (!terminal || now - drawn < REDRAW_NANOS) return;
        drawn = now;
        int epochs = training.trainer().epochs();
        double done = training.history().size() + partOfEpoch(training);
        double left = (now - start) * 1e-9 * (epochs - done) / Math.max(done, 1e-9);
        String bar = "=".repeat((int) (WIDTH * done / epochs)) + ">";
        draw(String.format(
                Locale.ROOT,
                "%-25s [%-" + WIDTH + "." + WIDTH + "s] %3d/%d  loss %.4f  %.0f s left",
                training.stage(),
                bar,
                training.history().size() + 1,
                epochs,
                loss,
                left));
    }

    private static double partOfEpoch(Training training) {
        if (training.samples().isEmpty()) return 0;
        double steps = Math.ceil(
                (double) training.samples().getAsLong() / training.trainer().batchSize());
        return Math.min(1, training.step() / steps - training.history().size());
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        int epochs = training.trainer().epochs();
        int distance = (epochs + 9) / 10;
        if (terminal || epoch.number() % distance != 0 && epoch.number() != epochs) return;
        out.printf(
                Locale.ROOT,
                "%s: epoch %d/%d, loss %.4f%s%s%n",
                training.stage(),
                epoch.number(),
                epochs,
                epoch.loss(),
                figures(epoch.metrics()),
                left(training, epochs - epoch.number()));
        out.flush();
    }

    /** Empty for what is over in a moment, so that short runs print the same each time. */
    private static String left(Training training, int epochs) {
        double seconds = training.history().stream()
                        .mapToDouble(Epoch::seconds)
                        .average()
                        .orElse(0)
                * epochs;
        return seconds < 10 ? "" : String.format(Locale.ROOT, ", %.0f s left", seconds);
    }

    @Override
    public void onEnd(Training training) {
        if (!terminal || training.history().isEmpty()) return;
        Epoch last = training.history().get(training.history().size() - 1);
        draw(String.format(
                Locale.ROOT,
                "%-25s %d epochs in %.1f s, loss %.4f%s",
                training.stage(),
                last.number(),
                (System.nanoTime() - start) * 1e-9,
                last.loss(),
                figures(last.metrics())));
        out.println();
        out.flush();
    }

    private static String figures(Map<String, Double> metrics) {
        StringBuilder text = new StringBuilder();
        metrics.forEach((name, value) -> text.append(String.format(Locale.ROOT, ", %s %.4f", name, value)));
        return text.toString();
    }

    /** Over the line that the cursor is in: back to its start, text, clear to its end. */
    private void draw(String text) {
        out.print("\r" + text + "\u001b[K");
        out.flush();
    }
}
