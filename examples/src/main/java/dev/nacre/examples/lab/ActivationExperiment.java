package dev.nacre.examples.lab;

import dev.nacre.Activation;
import dev.nacre.LayerSpec;
import dev.nacre.examples.lecture.ActivationCurves;
import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.Axis;
import dev.nacre.report.Distributions;
import dev.nacre.report.FigureTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The shape and the slope of an activation, and what becomes of normally distributed inputs. */
final class ActivationExperiment implements Experiment {
    private static final int SAMPLES = 20_000;

    /** Less than this share of the steepest slope counts as saturated. */
    private static final double FLAT = 0.05;

    @Override
    public About about() {
        return new About(
                "activations",
                "Activations",
                "Widen the inputs of a sigmoid: its outputs gather at both ends, where the slope is almost 0. Then take"
                        + " relu and move the mean below 0: more and more inputs meet no slope at all, so that a unit"
                        + " with such inputs is dead. Any activation of the catalogue can be written with its"
                        + " hyper-parameters, such as elu(alpha=0.5).",
                List.of("sigmoid", "tanh", "relu", "leakyRelu", "elu", "selu", "gelu", "swish"),
                List.of("02-activations", "01-gradients"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                control("sigmoid"),
                Slider.logarithmic("spread", "standard deviation of the inputs", 0.1, 20, 1),
                Slider.linear("mean", "mean of the inputs", -5, 5, 0.1, 0));
    }

    /** Any activation without weights. */
    static Control control(String start) {
        List<String> all = Plugins.all(LayerSpec.class).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Activation)
                .map(Map.Entry::getKey)
                .toList();
        return new PluginText("activation", "activation", Activation.class, start, all);
    }

    @Override
    public String configuration(Settings settings) {
        return Plugins.format(activation(settings));
    }

    private static Activation activation(Settings settings) {
        return Plugins.parse(Activation.class, settings.text("activation"));
    }

    @Override
    public void run(Settings settings, Screen screen) {
        Activation activation = activation(settings);
        float[] x = inputs(settings.number("mean"), settings.number("spread"));
        double[] outputs = Charts.doubles(ActivationCurves.outputs(activation, x));
        double[] slopes = Charts.doubles(ActivationCurves.slopes(activation, x));
        float[] across = ActivationCurves.inputs();
        double[] curve = Charts.doubles(ActivationCurves.outputs(activation, across));
        double[] steepness = Charts.doubles(ActivationCurves.slopes(activation, across));
        double steepest = Arrays.stream(steepness).map(Math::abs).max().orElse(0);

        Map<String, double[]> figures = new LinkedHashMap<>();
        figures.put("dead", new double[] {share(slopes, 1e-9)});
        figures.put("saturated", new double[] {share(slopes, FLAT * steepest)});
        figures.put("outputMean", new double[] {Moments.of(outputs).mean()});
        figures.put("outputDeviation", new double[] {Moments.of(outputs).deviation()});
        figures.put("slopeMean", new double[] {Moments.of(slopes).mean()});
        figures.put("x", Charts.doubles(across));
        figures.put("output", curve);
        figures.put("slope", steepness);

        Panel shape = Panel.of(
                Plugins.name(activation.getClass()) + " and its slope",
                Scale.linear("input", -4, 4),
                Scale.linear("output, slope", lowest(curve, steepness), highest(curve, steepness)),
                List.of(
                        new Line("output", Charts.doubles(across), curve),
                        new Line("slope", Charts.doubles(across), steepness)));
        Map<String, double[]> passed = new LinkedHashMap<>();
        passed.put("inputs", Charts.doubles(x));
        passed.put("outputs", outputs);
        screen.show(new Frame(
                "",
                figures,
                Charts.panel(shape)
                        + new Distributions("Inputs and outputs, % of each", "value", passed, Double.NaN).html()
                        + new Distributions("Slopes, %", "slope", Map.of("slopes", slopes), Double.NaN).html()
                        + Charts.wide(table(figures).html())));
    }

    private static FigureTable table(Map<String, double[]> figures) {
        return new FigureTable(
                List.of("of " + SAMPLES + " inputs", ""),
                List.of(
                        List.of("dead: the slope is 0", percent(figures.get("dead")[0])),
                        List.of("saturated: below 5 % of the steepest slope", percent(figures.get("saturated")[0])),
                        List.of("mean of the outputs", Axis.label(figures.get("outputMean")[0])),
                        List.of("standard deviation of the outputs", Axis.label(figures.get("outputDeviation")[0])),
                        List.of("mean slope", Axis.label(figures.get("slopeMean")[0]))),
                -1);
    }

    private static String percent(double share) {
        return Axis.label(100 * share) + " %";
    }

    private static float[] inputs(double mean, double deviation) {
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) x[i] = (float) (mean + deviation * random.nextGaussian());
        return x;
    }

    private static double share(double[] slopes, double limit) {
        return Arrays.stream(slopes)
                        .map(Math::abs)
                        .filter(slope -> slope <= limit)
                        .count()
                / (double) slopes.length;
    }

    private static double lowest(double[]... curves) {
        return Arrays.stream(curves).flatMapToDouble(Arrays::stream).min().orElse(-1);
    }

    private static double highest(double[]... curves) {
        return Arrays.stream(curves).flatMapToDouble(Arrays::stream).max().orElse(1);
    }
}
