package dev.nacre.examples.lab;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Weights;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.Axis;
import java.util.ArrayList;
import java.util.List;

/** The playground's network: from a text, or from controls. */
final class PlaygroundNetwork {
    private static final int MOST_WEIGHTS = 20_000;

    private PlaygroundNetwork() {}

    static List<Control> controls() {
        return List.of(
                Slider.linear("layers", "hidden layers", 0, 4, 1, 2),
                Slider.linear("units", "units of a layer", 1, 16, 1, 8),
                ActivationExperiment.control("tanh"),
                Slider.linear("l2", "penalty: lambda of l2", 0, 0.05, 0.001, 0),
                Slider.linear("dropout", "dropout", 0, 0.8, 0.05, 0),
                Slider.linear("inputNoise", "noise added to the inputs", 0, 1, 0.05, 0),
                PluginText.optional(
                        "network",
                        "or hidden layers as text",
                        LayerSpec.class,
                        List.of(
                                "sequential([dense(8), tanh, dense(4), tanh])",
                                "sequential([dense(16, initializer=heNormal), relu, dropout(0.3)])",
                                "sequential([dense(8, penalty=l1(0.01)), tanh])")));
    }

    /** The whole network, with the output that tells two classes apart. */
    static String text(Settings settings) {
        List<String> layers = new ArrayList<>();
        if (settings.number("inputNoise") > 0)
            layers.add("gaussianNoise(" + Axis.label(settings.number("inputNoise")) + ")");
        String own = settings.text("network");
        String penalty = settings.number("l2") > 0 ? ", penalty=l2(" + Axis.label(settings.number("l2")) + ")" : "";
        if (own.isEmpty())
            for (int i = 0; i < settings.whole("layers"); i++) {
                layers.add("dense(" + settings.whole("units") + penalty + ")");
                layers.add(settings.text("activation"));
                if (settings.number("dropout") > 0)
                    layers.add("dropout(" + Axis.label(settings.number("dropout")) + ")");
            }
        else layers.add(own);
        layers.add("dense(1" + penalty + ")");
        return "sequential([" + String.join(", ", layers) + "])";
    }

    /** Refuses networks that are too large to play with, before their weights are drawn. */
    static Network build(String text) {
        LayerSpec spec = Plugins.parse(LayerSpec.class, text);
        try {
            Weights.limited(MOST_WEIGHTS, () -> new Network(spec, 2, 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the network can't be built with up to " + MOST_WEIGHTS + " weights: " + e.getMessage(), e);
        }
        return new Network(spec, 2, 1);
    }
}
