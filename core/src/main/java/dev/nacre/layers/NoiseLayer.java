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
 * A layer that disturbs each element on its own in {@link Mode#TRAIN}, and returns its inputs as they are in
 * {@link Mode#INFER}. The derivatives are kept for the backward pass: reading them is cheaper than drawing them twice.
 */
public final class NoiseLayer implements Layer {
    /** What is done to elements. */
    @FunctionalInterface
    public interface Effect {
        /**
         * Disturbs the elements {@code from} (included) to {@code to} (excluded); the same pass gives the same numbers,
         * in whatever pieces.
         *
         * @param pass the pass's seed, for {@link Noise}'s static methods
         * @param x inputs
         * @param y where the outputs go; not {@code x}
         * @param slope where the derivative of each output by its input goes
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
    // made once, as a step should not allocate
    private final Parallel.Body disturb = this::disturb;
    private final Parallel.Body differentiate = this::differentiate;
    private long pass;
    private FloatMatrix x;
    private FloatMatrix y;
    private FloatMatrix slope;
    private FloatMatrix dy;
    private FloatMatrix dx;

    /**
     * A layer with a source of noise of its own.
     *
     * @param name the plugin's name, for messages
     * @param shape what one sample is, of inputs and outputs
     * @param random gives the seed
     * @param effect what is done to elements
     */
    public NoiseLayer(String name, Shape shape, RandomGenerator random, Effect effect) {
        this.name = name;
        this.shape = shape;
        this.size = shape.size();
        this.effect = effect;
        this.noise = new Noise(random);
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
