package dev.nacre.examples.lecture;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * How a signal passes forward, and a gradient back, through ten untrained layers of 500 units, for each initializer: it
 * shows why Glorot's suits tanh and He's suits ReLU.
 */
final class SignalFlow {
    static final int DEPTH = 10;
    static final List<String> INITIALIZERS =
            List.of("normal(deviation=0.01)", "normal(deviation=1)", "lecunNormal", "glorotNormal", "heNormal");
    static final List<String> ACTIVATIONS = List.of("tanh", "sigmoid", "relu", "selu");

    private static final int UNITS = 500;
    private static final int SAMPLES = 500;
    private static final double LOWEST = 1e-12;

    private SignalFlow() {}

    /**
     * The measurements, one number for each layer, lowest first.
     *
     * @param outputs standard deviation of the activations
     * @param saturated share of activations beyond ±0.99
     * @param gradients standard deviation of the gradient with respect to the layer's inputs
     */
    record Flow(double[] outputs, double[] saturated, double[] gradients) {}

    static Flow measure(String activation, String initializer) {
        LayerSpec layer = Plugins.parse(
                LayerSpec.class,
                "dense(" + UNITS + ", activation=" + activation + ", initializer=" + initializer + ")");
        List<Layer> layers = new ArrayList<>();
        FloatMatrix y = normal(1, 7);
        Flow flow = new Flow(new double[DEPTH], new double[DEPTH], new double[DEPTH]);
        for (int i = 0; i < DEPTH; i++) {
            layers.add(new Network(layer, UNITS, i).layer());
            y = layers.get(i).forward(y, Mode.TRAIN);
            flow.outputs[i] = deviation(y);
            flow.saturated[i] = share(y);
        }
        FloatMatrix gradient = normal(1, 8);
        for (int i = DEPTH - 1; i >= 0; i--) {
            gradient = layers.get(i).backward(gradient, true);
            flow.gradients[i] = deviation(gradient);
        }
        return flow;
    }

    private static FloatMatrix normal(double scale, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix m = new FloatMatrix(UNITS, SAMPLES);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) (scale * random.nextGaussian());
        return m;
    }

    private static double deviation(FloatMatrix m) {
        double sum = 0;
        double squares = 0;
        for (float v : m.data) {
            sum += v;
            squares += (double) v * v;
        }
        double mean = sum / m.length;
        return Math.sqrt(Math.max(0, squares / m.length - mean * mean));
    }

    private static double share(FloatMatrix m) {
        int count = 0;
        for (float v : m.data) if (Math.abs(v) > 0.99f) count++;
        return (double) count / m.length;
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
                outputs.add(Line.counted(initializer, visible(flow.outputs)));
                gradients.add(Line.counted(initializer, visible(flow.gradients)));
            }
            Axis layers = Axis.linear(0, DEPTH);
            Axis sizes = Axis.logarithmic(LOWEST, 1e9);
            forward.add(new Panel(activation + ", activations", layers, sizes, List.of(), outputs));
            backward.add(new Panel(activation + ", gradients", layers, sizes, List.of(), gradients));
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
