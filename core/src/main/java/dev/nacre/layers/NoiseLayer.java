package dev.nacre.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A layer that adds noise to each element independently in {@link Mode#TRAIN}, and returns its inputs unchanged in
 * {@link Mode#INFER}. It keeps the derivatives for the backward pass: reading them is cheaper than drawing them twice.
 */
public final class NoiseLayer implements Layer {
    /** The noise, as a function of ranges of elements. */
    @FunctionalInterface
    public interface Effect {
        /**
         * Applies the noise to the elements {@code from} (included) to {@code to} (excluded). The same pass seed must
         * give the same numbers, however the range is split into pieces.
         *
         * @param pass seed of the pass, for the static methods of {@link Noise}
         * @param x inputs
         * @param y receives the outputs; never {@code x}
         * @param slope receives the derivative of each output with respect to its input
         * @param from first index
         * @param to index after the last
         */
        void apply(long pass, float[] x, float[] y, float[] slope, int from, int to);
    }

    private final String name;
    private final Shape shape;
    private final int size;
    private final Effect effect;
    private final Noise noise;
    private final Buffer outputs = new Buffer();
    private final Buffer slopes = new Buffer();
    private final Buffer inputGradients = new Buffer();
    // created once, because a step should not allocate
    private final Parallel.Body disturb = this::disturb;
    private final Parallel.Body differentiate = this::differentiate;
    private long pass;
    private FloatMatrix x;
    private FloatMatrix y;
    private FloatMatrix slope;
    private FloatMatrix dy;
    private FloatMatrix dx;

    /**
     * A layer with its own source of noise.
     *
     * @param name the plugin's name, for error messages
     * @param shape of one sample, the same for inputs and outputs
     * @param random the source of the noise's seed
     * @param effect the noise
     */
    public NoiseLayer(String name, Shape shape, RandomGenerator random, Effect effect) {
        this(name, shape, new Noise(random), effect);
    }

    /**
     * A layer with a given source of noise, whose {@link Noise#position} tells the effect how many passes there were.
     *
     * @param name the plugin's name, for error messages
     * @param shape of one sample, the same for inputs and outputs
     * @param noise this layer's alone
     * @param effect the noise
     */
    public NoiseLayer(String name, Shape shape, Noise noise, Effect effect) {
        this.name = name;
        this.shape = shape;
        this.size = shape.size();
        this.effect = effect;
        this.noise = noise;
    }

    @Override
    public int outputs() {
        return size;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Noise> noises() {
        return List.of(noise);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs(name, size, input);
        if (mode == Mode.INFER) return input;
        pass = noise.next();
        x = input;
        y = outputs.of(size, x.columns);
        slope = slopes.of(size, x.columns);
        Parallel.forRange(x.length, disturb);
        return y;
    }

    private void disturb(int from, int to) {
        effect.apply(pass, x.data, y.data, slope.data, from, to);
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, boolean inputGradient) {
        if (!inputGradient) return null;
        dy = gradient;
        dx = inputGradients.of(size, dy.columns);
        Parallel.forRange(dy.length, differentiate);
        return dx;
    }

    private void differentiate(int from, int to) {
        multiply(dy.data, slope.data, dx.data, from, to);
    }

    private static void multiply(float[] a, float[] b, float[] product, int from, int to) {
        for (int i = from; i < to; i++) product[i] = a[i] * b[i];
    }
}
