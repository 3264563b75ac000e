package dev.nacre.examples.lecture;

import dev.nacre.Activation;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Every element-wise activation of the catalogue with its slope. */
public final class ActivationCurves {
    private static final int POINTS = 161;

    private ActivationCurves() {}

    /** Inputs from −4 to 4. */
    public static float[] inputs() {
        float[] x = new float[POINTS];
        for (int i = 0; i < POINTS; i++) x[i] = -4 + 8f * i / (POINTS - 1);
        return x;
    }

    /** The outputs of an activation at some inputs. */
    public static float[] outputs(Activation activation, float[] x) {
        float[] y = new float[x.length];
        activation.forward(x, y, 0, x.length);
        return y;
    }

    /** The slopes of an activation at some inputs. */
    public static float[] slopes(Activation activation, float[] x) {
        float[] ones = new float[x.length];
        Arrays.fill(ones, 1);
        float[] slopes = new float[x.length];
        activation.backward(x, outputs(activation, x), ones, slopes, 0, x.length);
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
                List.of(line("output", outputs(activation, inputs())), line("slope", slopes(activation, inputs()))));
    }

    private static Line line(String name, float[] y) {
        return new Line(name, doubles(inputs()), doubles(y));
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
