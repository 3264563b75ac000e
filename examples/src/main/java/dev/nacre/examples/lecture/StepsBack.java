package dev.nacre.examples.lecture;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** How large the gradient is that reaches each step of untrained recurrent layers, from the last of a hundred steps. */
public final class StepsBack {
    /** Steps of a sequence. */
    public static final int STEPS = 100;

    /** Units of the layers, which also read so many features. */
    public static final int UNITS = 64;

    static final Map<String, String> LAYERS = layers();

    private static final int SAMPLES = 64;
    /** Small, so that tanh is nearly linear, and the radius decides. */
    private static final double INPUTS = 0.01;

    private StepsBack() {}

    private static Map<String, String> layers() {
        Map<String, String> layers = new LinkedHashMap<>();
        for (String radius : List.of("0.8", "1", "1.5"))
            layers.put(
                    "recurrent, radius " + radius,
                    "recurrent(64, recurrentInitializer=orthogonal(gain=" + radius + "))");
        for (String bias : List.of("0", "1", "3"))
            layers.put("lstm, forget bias " + bias, "lstm(64, forgetBias=" + bias + ")");
        return layers;
    }

    /**
     * Root mean square of the gradient with respect to the outputs that the last step reads, the step before it, and so
     * on. The inputs of a step get the weights of these outputs, and so their gradient.
     *
     * @param recurrentLayer the text of a layer of {@link #UNITS} units
     * @return sizes at 0, 1, … steps back; 1 without a loss on the way
     */
    public static double[] gradients(String recurrentLayer) {
        Layer layer = Plugins.parse(LayerSpec.class, recurrentLayer)
                .build(new Shape(STEPS, 1, UNITS), new SplittableRandom(1));
        List<Parameter> weights = layer.parameters();
        FloatMatrix recurrent = weights.get(1).value();
        System.arraycopy(recurrent.data, 0, weights.get(0).value().data, 0, recurrent.length);
        layer.forward(normal(INPUTS, 0, 7), Mode.TRAIN);
        FloatMatrix gradient = layer.backward(normal(1, STEPS - 1, 8), true);
        double[] sizes = new double[STEPS];
        for (int back = 0; back < STEPS; back++) sizes[back] = size(gradient, STEPS - 1 - back);
        return sizes;
    }

    /** Zeros before a step, normal numbers from there on. */
    private static FloatMatrix normal(double deviation, int first, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix m = new FloatMatrix(STEPS * UNITS, SAMPLES);
        for (int i = 0; i < m.length; i++)
            if (i % m.rows >= first * UNITS) m.data[i] = (float) (deviation * random.nextGaussian());
        return m;
    }

    private static double size(FloatMatrix m, int step) {
        double squares = 0;
        for (int s = 0; s < SAMPLES; s++)
            for (int i = 0; i < UNITS; i++) {
                double v = m.data[(s * STEPS + step) * UNITS + i];
                squares += v * v;
            }
        return Math.sqrt(squares / (SAMPLES * UNITS));
    }

    static Sheet sheet() {
        List<Line> lines = new ArrayList<>();
        LAYERS.forEach((name, layer) -> lines.add(Line.counted(name, gradients(layer))));
        Panel panel = Panel.of(
                "100 steps, 64 units, not trained",
                Scale.linear("steps back", 0, STEPS),
                Scale.logarithmic("size of the gradient", 1e-15, 1e5),
                lines);
        return new Sheet(
                "A gradient on its way back through time",
                1,
                960,
                330,
                lines.stream().map(Line::name).toList(),
                List.of(panel));
    }
}
