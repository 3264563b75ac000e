package dev.nacre.examples.lecture;

import dev.nacre.Activation;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Every element-wise activation of the catalogue with its slope. */
final class ActivationCurves {
    private static final int POINTS = 161;

    private ActivationCurves() {}

    static float[] inputs() {
        float[] x = new float[POINTS];
        for (int i = 0; i < POINTS; i++) x[i] = -4 + 8f * i / (POINTS - 1);
        return x;
    }

    static float[] outputs(Activation activation) {
        float[] y = new float[POINTS];
        activation.forward(inputs(), y, 0, POINTS);
        return y;
    }

    static float[] slopes(Activation activation) {
        float[] ones = new float[POINTS];
        Arrays.fill(ones, 1);
        float[] slopes = new float[POINTS];
        activation.backward(inputs(), outputs(activation), ones, slopes, 0, POINTS);
        return slopes;
    }

    static Sheet sheet() {
        List<Panel> panels = new ArrayList<>();
        Plugins.all(LayerSpec.class).forEach((name, plugin) -> {
            if (plugin instanceof Activation activation) panels.add(panel(name, activation));
        });
        return new Sheet("Activations and their slopes", 4, 230, 170, List.of("output", "slope"), panels);
    }

    private static Panel panel(String name, Activation activation) {
        return Panel.of(
                name,
                Scale.linear("input", -4, 4),
                Scale.linear("output, slope", -2, 4),
                List.of(line("output", outputs(activation)), line("slope", slopes(activation))));
    }

    private static Line line(String name, float[] y) {
        return new Line(name, doubles(inputs()), doubles(y));
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
