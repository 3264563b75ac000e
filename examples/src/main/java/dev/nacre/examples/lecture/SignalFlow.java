package dev.nacre.examples.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a signal passes forward, and a gradient back, through ten untrained layers of 500 units, for each initializer: it
 * shows why Glorot's suits tanh and He's suits ReLU.
 */
public final class SignalFlow {
    static final int DEPTH = 10;
    static final List<String> INITIALIZERS =
            List.of("normal(deviation=0.01)", "normal(deviation=1)", "lecunNormal", "glorotNormal", "heNormal");
    static final List<String> ACTIVATIONS = List.of("tanh", "sigmoid", "relu", "selu");

    /** Units of a layer. */
    public static final int UNITS = 500;

    private static final double LOWEST = 1e-12;

    private SignalFlow() {}

    static Flow measure(String activation, String initializer) {
        return measure("dense(" + UNITS + ", activation=" + activation + ", initializer=" + initializer + ")");
    }

    /** What passes through layers of 500 units that are given as text. */
    public static Flow measure(String layer) {
        return Flow.through(layer, UNITS, DEPTH);
    }

    /** Forward above, backward below, one column for each activation. */
    static Sheet sheet() {
        List<Panel> forward = new ArrayList<>();
        List<Panel> backward = new ArrayList<>();
        for (String activation : ACTIVATIONS) {
            List<Line> outputs = new ArrayList<>();
            List<Line> gradients = new ArrayList<>();
            for (String initializer : INITIALIZERS) {
                Flow flow = measure(activation, initializer);
                outputs.add(Line.counted(initializer, visible(flow.outputs())));
                gradients.add(Line.counted(initializer, visible(flow.gradients())));
            }
            Scale layers = Scale.linear("layer", 0, DEPTH);
            Scale sizes = Scale.logarithmic("deviation", LOWEST, 1e9);
            forward.add(Panel.of(activation + ", activations", layers, sizes, outputs));
            backward.add(Panel.of(activation + ", gradients", layers, sizes, gradients));
        }
        forward.addAll(backward);
        return new Sheet(
                "Standard deviation by layer: ten untrained layers of 500 units",
                ACTIVATIONS.size(),
                230,
                180,
                INITIALIZERS,
                forward);
    }

    private static double[] visible(double[] values) {
        return Arrays.stream(values).map(value -> Math.max(LOWEST, value)).toArray();
    }
}
