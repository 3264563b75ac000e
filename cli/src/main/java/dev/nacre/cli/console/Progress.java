package dev.nacre.cli.console;

import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows the progress of training: a bar on a terminal, or else about ten plain lines for each stage.
 */
public final class Progress implements Listener {
    private static final int WIDTH = 18;

    private final PrintWriter out;
    private final boolean terminal;
    private final String work;
    private final StatusLine line;
    private long start;
    private long firstStep;

    /**
     * Shows one training.
     *
     * @param out receives the lines
     * @param terminal whether to draw a bar
     */
    public Progress(PrintWriter out, boolean terminal) {
        this(out, terminal, "");
    }

    /**
     * Shows one of several trainings.
     *
     * @param out receives the lines
     * @param terminal whether to draw a bar
     * @param work its name, shown before the stage
     */
    public Progress(PrintWriter out, boolean terminal, String work) {
        this.out = out;
        this.terminal = terminal;
        this.work = work;
        this.line = new StatusLine(out);
    }

    private String stage(Training training) {
        return work.isEmpty() ? training.stage() : work + ", " + training.stage();
    }

    /**
     * Whether the launcher found that standard output is a terminal. Java 17 can't tell for a single stream.
     *
     * @return false if nothing is known
     */
    public static boolean onTerminal() {
        return Boolean.getBoolean("nacre.terminal");
    }

    @Override
    public void onStart(Training training) {
        start = System.nanoTime();
        firstStep = training.step();
    }

    @Override
    public void onStep(Training training, double loss) {
        if (!terminal || !line.due()) return;
        long now = System.nanoTime();
        int epochs = training.trainer().epochs();
        double done = training.history().size() + partOfEpoch(training);
        double left = (now - start) * 1e-9 * (epochs - done) / Math.max(done, 1e-9);
        line.draw(String.format(
                Locale.ROOT,
                "%s %s %3d/%d  loss %.4f%s  %,.0f/s  %.0f s left",
                stage(training),
                StatusLine.bar(WIDTH, done / epochs),
                training.history().size() + 1,
                epochs,
                loss,
                watched(training),
                speed(training, now),
                left));
    }

    /** The first metric on the validation data, after the last epoch. */
    private static String watched(Training training) {
        if (training.history().isEmpty()) return "";
        Epoch last = training.history().get(training.history().size() - 1);
        return last.validationMetrics().entrySet().stream()
                .findFirst()
                .map(e -> String.format(Locale.ROOT, "  %s %.3f", e.getKey(), e.getValue()))
                .orElse("");
    }

    /** Samples per second. */
    private double speed(Training training, long now) {
        double steps = training.step() - firstStep;
        return steps * training.trainer().batchSize() * training.trainer().accumulate() / ((now - start) * 1e-9);
    }

    private static double partOfEpoch(Training training) {
        if (training.samples().isEmpty()) return 0;
        double batches = Math.ceil(
                (double) training.samples().getAsLong() / training.trainer().batchSize());
        double steps = Math.ceil(batches / training.trainer().accumulate());
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
                stage(training),
                epoch.number(),
                epochs,
                epoch.loss(),
                figures(epoch),
                left(training, epochs - epoch.number()));
        out.flush();
    }

    /** Empty for short trainings, so that short runs always print the same. */
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
        line.draw(String.format(
                Locale.ROOT,
                "%-25s %d epochs in %.1f s, loss %.4f%s",
                stage(training),
                last.number(),
                (System.nanoTime() - start) * 1e-9,
                last.loss(),
                figures(last)));
        out.println();
        out.flush();
    }

    /** Results on the validation data, if there is any. */
    private static String figures(Epoch epoch) {
        boolean validated = !Double.isNaN(epoch.validationLoss());
        StringBuilder text = new StringBuilder();
        if (validated) text.append(String.format(Locale.ROOT, ", validation loss %.4f", epoch.validationLoss()));
        (validated ? epoch.validationMetrics() : epoch.metrics())
                .forEach((name, value) -> text.append(String.format(Locale.ROOT, ", %s %.4f", name, value)));
        return text.toString();
    }
}
