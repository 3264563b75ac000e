package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Digits;
import dev.nacre.examples.lecture.Learned;
import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.report.Axis;
import dev.nacre.report.FigureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Trainings on digits, one after the other; their curves are shown as each ends. */
final class DigitRuns {
    private static final double LOWEST = 1e-4;
    private static final double HIGHEST = 100;

    private final int epochs;
    private final boolean bySteps;
    private final Map<String, double[]> figures = new LinkedHashMap<>();
    private final List<Line> losses = new ArrayList<>();
    private final List<Line> heldOutLosses = new ArrayList<>();
    private final List<Line> accuracies = new ArrayList<>();
    private final List<Line> steps = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * No run yet.
     *
     * @param epochs of the longest run
     * @param bySteps whether to show the training loss by step, too
     */
    DigitRuns(int epochs, boolean bySteps) {
        this.epochs = epochs;
        this.bySteps = bySteps;
    }

    /** One training: what it is called, on which digits, with what. */
    record Run(String name, Digits digits, String network, String optimizer, int batchSize, int epochs) {}

    /** Trains, and shows all curves so far. */
    Learned add(Run run, Screen screen) {
        Learned learned =
                run.digits().train(run.network(), run.optimizer(), run.batchSize(), run.epochs(), 1, screen.checking());
        double[] loss = learned.losses();
        double[] accuracy = learned.validationAccuracies();
        figures.put(run.name() + " loss", loss);
        figures.put(run.name() + " held-out loss", learned.validationLosses());
        figures.put(run.name() + " held-out accuracy", accuracy);
        losses.add(Line.counted(run.name(), visible(loss)));
        heldOutLosses.add(Line.counted(run.name(), visible(learned.validationLosses())));
        accuracies.add(Line.counted(run.name(), accuracy));
        double each = Math.ceil((double) run.digits().train().size() / run.batchSize());
        double[] at =
                IntStream.rangeClosed(1, loss.length).mapToDouble(e -> e * each).toArray();
        steps.add(new Line(run.name(), at, visible(loss)));
        boolean diverged = loss.length < run.epochs();
        rows.add(List.of(
                run.name(),
                diverged ? "diverged after epoch " + loss.length : last(loss),
                diverged ? "" : last(learned.validationLosses()),
                accuracy.length == 0 ? "" : last(accuracy)));
        screen.show(frame(run.name()));
        return learned;
    }

    private static String last(double[] numbers) {
        return Axis.label(numbers[numbers.length - 1]);
    }

    private Frame frame(String label) {
        Scale epoch = Scale.linear("epoch", 0, epochs);
        Scale loss = Scale.logarithmic("loss", LOWEST, HIGHEST);
        StringBuilder html = new StringBuilder(Charts.panel(Panel.of("Training loss", epoch, loss, losses)));
        if (bySteps) {
            double last = steps.stream()
                    .flatMapToDouble(line -> Arrays.stream(line.x()))
                    .max()
                    .orElse(1);
            html.append(Charts.panel(
                    Panel.of("Training loss by step", Scale.logarithmic("step", 1, Math.max(last, 10)), loss, steps)));
        }
        html.append(Charts.panel(Panel.of("Held-out loss", epoch, loss, heldOutLosses)));
        html.append(Charts.panel(Panel.of("Held-out accuracy", epoch, Scale.linear("accuracy", 0, 1), accuracies)));
        FigureTable table = new FigureTable(
                List.of("", "training loss", "held-out loss", "held-out accuracy"), List.copyOf(rows), -1);
        return new Frame("after " + label, figures, html + Charts.wide(table.html()));
    }

    private static double[] visible(double[] losses) {
        return Charts.within(LOWEST, HIGHEST, losses);
    }
}
