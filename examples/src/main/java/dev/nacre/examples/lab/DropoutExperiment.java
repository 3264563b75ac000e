package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Digits;
import dev.nacre.report.Axis;
import java.util.ArrayList;
import java.util.List;

/** Dropout with few and with many labels. */
final class DropoutExperiment implements Experiment {
    private static final int MANY = 1437;

    @Override
    public About about() {
        return new About(
                "dropout",
                "Dropout with few and many labels",
                "Two layers of 256 units, once with few digits to learn from and once with all. With a fifth of wrong"
                        + " labels there is something false to learn by heart: without dropout the held-out loss rises"
                        + " while the training loss falls; dropout holds it down, with few labels and with many. With"
                        + " right labels there is nothing to gain here: the outcome is honest.",
                List.of("dropout", "alphaDropout", "gaussianDropout"),
                List.of("06-regularisation", "12-checks"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                Slider.linear("rate", "dropout", 0.1, 0.8, 0.1, 0.5),
                Slider.linear("few", "few labels", 50, 500, 50, 100),
                new Choice("labels", "labels", List.of("right", "a fifth is wrong"), "a fifth is wrong"),
                Slider.linear("epochs", "epochs with all labels", 5, 30, 5, 20));
    }

    private static List<String> networks(Settings settings) {
        return List.of(
                DigitNetworks.dropout(256, "0"), DigitNetworks.dropout(256, Axis.label(settings.number("rate"))));
    }

    @Override
    public String configuration(Settings settings) {
        return String.join("\n", networks(settings));
    }

    /** Trainings with few labels have as many epochs more as make the same number of steps, up to four times. */
    @Override
    public void run(Settings settings, Screen screen) {
        int few = settings.whole("few");
        int epochs = settings.whole("epochs");
        int longer = epochs * Math.min(4, MANY / few);
        DigitRuns runs = new DigitRuns(longer, false);
        List<DigitRuns.Run> all = new ArrayList<>();
        for (String network : networks(settings)) {
            String with = network.contains("dropout") ? "dropout, " : "none, ";
            all.add(run(with + few, digits(settings, few), network, longer));
            all.add(run(with + MANY, digits(settings, MANY), network, epochs));
        }
        for (DigitRuns.Run run : all) runs.add(run, screen);
    }

    private static DigitRuns.Run run(String name, Digits digits, String network, int epochs) {
        return new DigitRuns.Run(name, digits, network, "adam(0.001)", 32, epochs);
    }

    private static Digits digits(Settings settings, int size) {
        Digits digits = size == MANY ? Digits.all(1) : Digits.few(size, 1);
        return settings.text("labels").equals("right") ? digits : digits.withWrongLabels();
    }
}
