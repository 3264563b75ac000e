package dev.nacre.tables;

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

/** The built layer. The position of its noise is the number of its training passes. */
final class FadingDropoutLayer implements Layer {
    private final FadingDropout spec;
    private final Shape shape;
    private final Noise noise;
    private final Buffer masks = new Buffer();
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix mask;

    FadingDropoutLayer(FadingDropout spec, Shape shape, RandomGenerator random) {
        this.spec = spec;
        this.shape = shape;
        this.noise = new Noise(random);
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Noise> noises() {
        return List.of(noise);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("fadingDropout", shape.size(), input);
        if (mode == Mode.INFER) return input;
        long pass = noise.next();
        float rate = spec.rate(noise.position());
        mask = masks.of(input.rows, input.columns);
        FloatMatrix drawn = mask;
        Parallel.forRange(input.length, (from, to) -> Noise.mask(pass, rate, 1 / (1 - rate), drawn.data, from, to));
        FloatMatrix y = outputs.of(input.rows, input.columns);
        RowFactors.multiply(mask, input, y);
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        RowFactors.multiply(mask, dy, dx);
        return dx;
    }
}
