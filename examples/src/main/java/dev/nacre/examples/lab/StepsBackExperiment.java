package dev.nacre.examples.lab;

import dev.nacre.examples.lecture.Clipping;
import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.examples.lecture.StepsBack;
import dev.nacre.report.Axis;
import dev.nacre.training.Listener;
import dev.nacre.training.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A gradient on its way back through a hundred steps of recurrent layers; a training with and without clipping. */
final class StepsBackExperiment implements Experiment {
    /** Logarithmic charts begin here; smaller figures are drawn at their lower end. */
    private static final double LOWEST = 1e-15;

    /** Larger figures are drawn at the upper end of the charts. */
    private static final double HIGHEST = 1e8;

    @Override
    public About about() {
        return new About(
                "steps-back",
                "A hundred steps back",
                "The gradient of the last step on its way back, before any training. Move the radius of the plain"
                        + " layer's recurrent weights from below 1 to above it: the gradient vanishes, then explodes."
                        + " An lstm keeps it if its forget gates begin open. Below, a plain layer learns to remember"
                        + " the first of a hundred steps: without clipping the loss leaps, with it the loss falls.",
                List.of("recurrent", "lstm", "clipGlobalNorm"),
                List.of("15-sequences", "01-gradients"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                Slider.linear("radius", "radius of the recurrent weights", 0.5, 1.6, 0.05, 1.2),
                Slider.linear("forget-bias", "forget bias of the lstm", -1, 5, 0.5, 1),
                Slider.logarithmic("clip", "largest norm of the gradient", 0.01, 100, 0.1),
                Slider.logarithmic("rate", "learning rate", 0.01, 0.5, 0.1));
    }

    @Override
    public String configuration(Settings settings) {
        return plain(settings) + "\n" + lstm(settings) + "\n" + clipped(settings);
    }

    private static String plain(Settings settings) {
        return "recurrent(" + StepsBack.UNITS + ", recurrentInitializer=orthogonal(gain=" + value(settings, "radius")
                + "))";
    }

    private static String lstm(Settings settings) {
        return "lstm(" + StepsBack.UNITS + ", forgetBias=" + value(settings, "forget-bias") + ")";
    }

    private static String rule(Settings settings) {
        return "sgd(learningRate=" + value(settings, "rate") + ")";
    }

    private static String clipped(Settings settings) {
        return "chain([clipGlobalNorm(" + value(settings, "clip") + "), " + rule(settings) + "])";
    }

    private static String value(Settings settings, String name) {
        return Axis.label(settings.number(name));
    }

    @Override
    public void run(Settings settings, Screen screen) {
        double[] plain = StepsBack.gradients(plain(settings));
        screen.check();
        double[] lstm = StepsBack.gradients(lstm(settings));
        screen.check();
        Listener watching = new Listener() {
            @Override
            public void onStep(Training training, double loss) {
                screen.check();
            }
        };
        Clipping without = Clipping.train(rule(settings), 1, watching);
        Clipping with = Clipping.train(clipped(settings), 1, watching);

        Map<String, double[]> figures = new LinkedHashMap<>();
        figures.put("plain", plain);
        figures.put("lstm", lstm);
        figures.put("losses", visible(without.losses()));
        figures.put("clippedLosses", visible(with.losses()));

        Scale back = Scale.linear("steps back", 0, StepsBack.STEPS);
        Scale steps = Scale.linear("training step", 0, 600);
        screen.show(new Frame(
                "",
                figures,
                Charts.panel(Panel.of(
                                "A gradient through a hundred steps",
                                back,
                                Scale.logarithmic("size of the gradient", LOWEST, HIGHEST),
                                List.of(line("recurrent", plain), line("lstm", lstm))))
                        + Charts.panel(Panel.of(
                                "Loss",
                                steps,
                                Scale.logarithmic("mean squared error", 1e-4, HIGHEST),
                                List.of(
                                        line("not clipped", figures.get("losses")),
                                        line("clipped", figures.get("clippedLosses")))))
                        + Charts.panel(Panel.of(
                                "Gradient before clipping",
                                steps,
                                Scale.logarithmic("norm", 1e-3, HIGHEST),
                                List.of(
                                        line("not clipped", visible(without.norms())),
                                        line("clipped", visible(with.norms())))))));
    }

    private static Line line(String name, double[] values) {
        return Line.counted(name, visible(values));
    }

    /** What is no number any more is at the upper end. */
    private static double[] visible(List<Double> values) {
        return visible(values.stream()
                .mapToDouble(value -> value.isNaN() ? HIGHEST : value)
                .toArray());
    }

    private static double[] visible(double[] values) {
        return Charts.within(LOWEST, HIGHEST, values);
    }
}
