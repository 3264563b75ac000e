package dev.nacre.examples.lab;

import dev.nacre.Initializer;
import dev.nacre.examples.lecture.Flow;
import dev.nacre.examples.lecture.Line;
import dev.nacre.examples.lecture.Panel;
import dev.nacre.examples.lecture.Scale;
import dev.nacre.examples.lecture.SignalFlow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a signal passes forward and a gradient back through ten layers, by start value and activation. */
final class SignalExperiment implements Experiment {
    private static final String NONE = "none";
    private static final String BEFORE = "before the activation";
    private static final String AFTER = "after the activation";

    /** Logarithmic charts begin here; smaller figures are drawn at their lower end. */
    private static final double LOWEST = 1e-12;

    @Override
    public About about() {
        return new About(
                "signals",
                "Signals through ten layers",
                "Ten untrained layers of 500 units. With weights of deviation 0.01 the signal vanishes on its"
                        + " way up, and the gradient on its way down; with deviation 1 tanh saturates at ±1 and"
                        + " gradients explode. glorotNormal suits tanh, heNormal suits relu. Batch normalisation"
                        + " repairs the forward pass whatever the start values are.",
                List.of("normal", "glorotNormal", "heNormal", "lecunNormal", "batchNorm", "dense"),
                List.of("03-start-values", "01-gradients", "04-batch-normalisation"));
    }

    @Override
    public List<Control> controls() {
        return List.of(
                new PluginText(
                        "initializer",
                        "start values",
                        Initializer.class,
                        "normal(deviation=0.01)",
                        List.of(
                                "normal(deviation=0.01)",
                                "normal(deviation=0.05)",
                                "normal(deviation=1)",
                                "lecunNormal",
                                "glorotNormal",
                                "glorotUniform",
                                "heNormal",
                                "orthogonal")),
                ActivationExperiment.control("tanh"),
                new Choice("batchNorm", "batch normalisation", List.of(NONE, BEFORE, AFTER), NONE));
    }

    @Override
    public String configuration(Settings settings) {
        String initializer = settings.text("initializer");
        String activation = settings.text("activation");
        String dense = "dense(" + SignalFlow.UNITS + ", initializer=" + initializer + ")";
        return switch (settings.text("batchNorm")) {
            case BEFORE -> "sequential([" + dense + ", batchNorm, " + activation + "])";
            case AFTER -> "sequential([" + dense + ", " + activation + ", batchNorm])";
            default -> "sequential([" + dense + ", " + activation + "])";
        };
    }

    @Override
    public void run(Settings settings, Screen screen) {
        Flow flow = SignalFlow.measure(configuration(settings));
        screen.check();
        Map<String, double[]> figures = new LinkedHashMap<>();
        figures.put("mean", flow.means());
        figures.put("deviation", flow.outputs());
        figures.put("saturated", flow.saturated());
        figures.put("zero", flow.zeros());
        figures.put("gradient", flow.gradients());

        int depth = flow.forward().size();
        Scale layers = Scale.linear("layer", 0, depth);
        Scale sizes = Scale.logarithmic("standard deviation", LOWEST, 1e9);
        Panel deviations = Panel.of(
                "Deviations by layer",
                layers,
                sizes,
                List.of(
                        Line.counted("activations", visible(flow.outputs())),
                        Line.counted("gradients", visible(flow.gradients()))));
        Panel shares = Panel.of(
                "Shares of the activations",
                layers,
                Scale.linear("share", 0, 1),
                List.of(Line.counted("beyond ±0.99", flow.saturated()), Line.counted("exactly 0", flow.zeros())));
        screen.show(new Frame(
                "",
                figures,
                Charts.panel(deviations)
                        + Charts.panel(shares)
                        + Charts.row("Activations, layer by layer", histograms("activation", flow.forward()))
                        + Charts.row("Gradients, layer by layer", histograms("gradient", flow.backward()))));
    }

    private static double[] visible(double[] values) {
        return Charts.within(LOWEST, Double.POSITIVE_INFINITY, values);
    }

    /** On one axis, that of the widest layer but for a hundredth of its numbers at each end. */
    private static List<Panel> histograms(String name, List<float[]> layers) {
        double low = 0;
        double high = 0;
        for (float[] numbers : layers) {
            float[] sorted = numbers.clone();
            Arrays.sort(sorted);
            low = Math.min(low, sorted[sorted.length / 100]);
            high = Math.max(high, sorted[sorted.length - 1 - sorted.length / 100]);
        }
        double margin = 0.05 * (high - low);
        Scale across = Scale.linear(name, low - margin, high + margin);
        Scale up = Scale.logarithmic("% of units", 0.1, 100);
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++)
            panels.add(Panel.of(
                    "layer " + (i + 1),
                    across,
                    up,
                    List.of(Charts.histogram(
                            "",
                            layers.get(i),
                            across.axis().from(),
                            across.axis().to()))));
        return panels;
    }
}
