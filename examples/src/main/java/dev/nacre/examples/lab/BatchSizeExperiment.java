package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Digits;
import dev.nacre.report.Axis;
import java.util.List;

/** The same network with different batch sizes. */
final class BatchSizeExperiment implements Experiment {
    private static final String SAME = "the same for all";
    private static final String SCALED = "times size / 32";
    private static final int USUAL = 32;

    @Override
    public About about() {
        return new About(
                "batch-size",
                "Batch size",
                "Handwritten digits, 64 hidden units, plain descent. Small batches make many cheap, noisy steps in an"
                        + " epoch, large ones few exact steps. At the same learning rate small batches are far ahead"
                        + " after as many epochs; by step all go the same way, as a step of a large batch is hardly"
                        + " better. Scale the rate with the size: the curves by epoch come together, until the rate of"
                        + " the largest is too high.",
                List.of("sgd"),
                List.of("09-searching", "08-schedules"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                new Several(
                        "sizes",
                        "batch sizes",
                        List.of("2", "8", "32", "128", "512", "1437"),
                        List.of("8", "32", "128", "512"),
                        6),
                Slider.logarithmic("rate", "learning rate", 0.001, 1, 0.1),
                new Choice("scaling", "learning rate of other sizes", List.of(SAME, SCALED), SAME),
                Slider.linear("epochs", "epochs", 5, 30, 5, 15));
    }

    private static String optimizer(Settings settings, int size) {
        double factor = settings.text("scaling").equals(SCALED) ? (double) size / USUAL : 1;
        return "sgd(" + Axis.label(factor * settings.number("rate")) + ")";
    }

    @Override
    public String configuration(Settings settings) {
        StringBuilder text = new StringBuilder(DigitNetworks.hidden(64));
        for (String size : settings.several("sizes"))
            text.append("\nbatches of ").append(size).append(": ").append(optimizer(settings, Integer.parseInt(size)));
        return text.toString();
    }

    @Override
    public void run(Settings settings, Screen screen) {
        Digits digits = Digits.all(1);
        int epochs = settings.whole("epochs");
        DigitRuns runs = new DigitRuns(epochs, true);
        for (String size : settings.several("sizes")) {
            int samples = Integer.parseInt(size);
            runs.add(
                    new DigitRuns.Run(
                            size, digits, DigitNetworks.hidden(64), optimizer(settings, samples), samples, epochs),
                    screen);
        }
    }
}
