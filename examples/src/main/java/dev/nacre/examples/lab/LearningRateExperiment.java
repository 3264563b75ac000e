package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Digits;
import dev.nacre.report.Axis;
import java.util.List;
import java.util.stream.DoubleStream;

/** The same network with five learning rates around one. */
final class LearningRateExperiment implements Experiment {
    private static final double[] FACTORS = {0.01, 0.1, 1, 10, 100};
    private static final List<String> RULES =
            List.of("sgd(%s)", "momentum(%s, momentum=0.9)", "rmsProp(%s)", "adam(%s)");

    @Override
    public About about() {
        return new About(
                "learning-rates",
                "Learning rates",
                "Handwritten digits, 64 hidden units, five learning rates, each ten times the one before. Too low: the"
                        + " curve hardly falls. Right: it falls steeply and goes on falling. Too high: it stays high,"
                        + " jumps, or diverges. Momentum's best rate is about a tenth of plain descent's; adam's is"
                        + " lower still.",
                List.of("sgd", "momentum", "rmsProp", "adam"),
                List.of("09-searching", "07-update-rules", "08-schedules"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                new Choice(
                        "rule",
                        "update rule",
                        RULES.stream().map(LearningRateExperiment::name).toList(),
                        "sgd"),
                Slider.logarithmic("rate", "learning rate in the middle", 0.0001, 10, 0.1),
                Slider.linear("epochs", "epochs", 5, 30, 5, 15));
    }

    private static String name(String rule) {
        return rule.replaceFirst("\\(.*", "");
    }

    private static List<String> optimizers(Settings settings) {
        String rule = RULES.stream()
                .filter(text -> name(text).equals(settings.text("rule")))
                .findFirst()
                .orElseThrow();
        return DoubleStream.of(FACTORS)
                .mapToObj(factor -> rule.formatted(Axis.label(factor * settings.number("rate"))))
                .toList();
    }

    @Override
    public String configuration(Settings settings) {
        return DigitNetworks.hidden(64) + "\n" + optimizers(settings).get(2);
    }

    @Override
    public void run(Settings settings, Screen screen) {
        Digits digits = Digits.all(1);
        int epochs = settings.whole("epochs");
        DigitRuns runs = new DigitRuns(epochs, false);
        for (String optimizer : optimizers(settings))
            runs.add(new DigitRuns.Run(optimizer, digits, DigitNetworks.hidden(64), optimizer, 32, epochs), screen);
    }
}
