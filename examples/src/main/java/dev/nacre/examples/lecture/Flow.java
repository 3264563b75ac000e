package dev.nacre.examples.lecture;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * How a signal passes forward through equal untrained layers, and a gradient back: one number for each layer, lowest
 * first.
 *
 * @param outputs standard deviation of the activations
 * @param saturated share of activations beyond ±0.99
 * @param gradients standard deviation of the gradient with respect to the layer's inputs
 */
record Flow(double[] outputs, double[] saturated, double[] gradients) {
    /** Sends as many random samples as there are units through layers that keep the number of units. */
    static Flow through(String layer, int units, int depth) {
        LayerSpec spec = Plugins.parse(LayerSpec.class, layer);
        List<Layer> layers = new ArrayList<>();
        FloatMatrix y = normal(units, 7);
        Flow flow = new Flow(new double[depth], new double[depth], new double[depth]);
        for (int i = 0; i < depth; i++) {
            layers.add(new Network(spec, units, i).layer());
            y = layers.get(i).forward(y, Mode.TRAIN);
            flow.outputs[i] = deviation(y);
            flow.saturated[i] = share(y);
        }
        FloatMatrix gradient = normal(units, 8);
        for (int i = depth - 1; i >= 0; i--) {
            gradient = layers.get(i).backward(gradient, true);
            flow.gradients[i] = deviation(gradient);
        }
        return flow;
    }

    private static FloatMatrix normal(int units, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix m = new FloatMatrix(units, units);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
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
}
