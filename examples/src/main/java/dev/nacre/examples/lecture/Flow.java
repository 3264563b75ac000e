package dev.nacre.examples.lecture;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jblas.FloatMatrix;

/**
 * How a signal passes forward through equal untrained layers, and a gradient back, lowest layer first.
 *
 * @param forward the activations of each layer
 * @param backward the gradient with respect to the inputs of each layer
 */
public record Flow(List<float[]> forward, List<float[]> backward) {
    /** Sends as many random samples as there are units through layers that keep the number of units. */
    public static Flow through(String layer, int units, int depth) {
        LayerSpec spec = Plugins.parse(LayerSpec.class, layer);
        List<Layer> layers = new ArrayList<>();
        FloatMatrix y = normal(units, 7);
        float[][] forward = new float[depth][];
        float[][] backward = new float[depth][];
        for (int i = 0; i < depth; i++) {
            layers.add(new Network(spec, units, i).layer());
            y = layers.get(i).forward(y, Mode.TRAIN);
            forward[i] = y.data.clone();
        }
        FloatMatrix gradient = normal(units, 8);
        for (int i = depth - 1; i >= 0; i--) {
            gradient = layers.get(i).backward(gradient, true);
            backward[i] = gradient.data.clone();
        }
        return new Flow(List.of(forward), List.of(backward));
    }

    private static FloatMatrix normal(int units, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix m = new FloatMatrix(units, units);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
        return m;
    }

    /** Mean of the activations, by layer. */
    public double[] means() {
        return byLayer(forward, Flow::mean);
    }

    /** Standard deviation of the activations, by layer. */
    public double[] outputs() {
        return byLayer(forward, Flow::deviation);
    }

    /** Share of activations beyond ±0.99, by layer. */
    public double[] saturated() {
        return byLayer(forward, numbers -> share(numbers, 0.99, Double.POSITIVE_INFINITY));
    }

    /** Share of activations that are 0, by layer. */
    public double[] zeros() {
        return byLayer(forward, numbers -> share(numbers, 0, Double.MIN_VALUE));
    }

    /** Standard deviation of the gradient with respect to the layer's inputs, by layer. */
    public double[] gradients() {
        return byLayer(backward, Flow::deviation);
    }

    private static double[] byLayer(List<float[]> layers, ToDoubleFunction<float[]> figure) {
        return layers.stream().mapToDouble(figure).toArray();
    }

    private static double mean(float[] numbers) {
        double sum = 0;
        for (float v : numbers) sum += v;
        return sum / numbers.length;
    }

    private static double deviation(float[] numbers) {
        double mean = mean(numbers);
        double squares = 0;
        for (float v : numbers) squares += (v - mean) * (v - mean);
        return Math.sqrt(squares / numbers.length);
    }

    /** Share of numbers whose absolute value is within bounds, the upper one excluded. */
    private static double share(float[] numbers, double from, double to) {
        int count = 0;
        for (float v : numbers) if (Math.abs(v) >= from && Math.abs(v) < to) count++;
        return (double) count / numbers.length;
    }
}
