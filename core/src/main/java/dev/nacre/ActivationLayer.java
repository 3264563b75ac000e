package dev.nacre;

import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Plugins;
import java.util.Optional;
import org.jblas.FloatMatrix;

/** An activation in a network. */
final class ActivationLayer implements Layer {
    private final Activation activation;
    private final Shape shape;
    private final int size;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;
    private FloatMatrix y;

    ActivationLayer(Activation activation, Shape shape) {
        this.activation = activation;
        this.shape = shape;
        this.size = shape.size();
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
    public Optional<Activation> activation() {
        return Optional.of(activation);
    }

    @Override
    public String name() {
        return Plugins.name(activation.getClass());
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs(name(), size, input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix output = train ? outputs.of(size, input.columns) : new FloatMatrix(size, input.columns);
        Parallel.forRange(input.length, (from, to) -> activation.forward(input.data, output.data, from, to));
        if (train) {
            x = activation.backwardReadsInput() ? input : output;
            y = output;
        }
        return output;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(size, dy.columns);
        Parallel.forRange(dy.length, (from, to) -> activation.backward(x.data, y.data, dy.data, dx.data, from, to));
        return dx;
    }
}
