package dev.nacre.regularization;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import org.jblas.FloatMatrix;

/** Returns its inputs unchanged, and adds a term that depends on them to the loss. */
final class ActivityLayer implements Layer {
    private final String name;
    private final Shape shape;
    private final int size;
    private final Term term;
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;
    private double loss;

    ActivityLayer(String name, Shape shape, Term term) {
        this.name = name;
        this.shape = shape;
        this.size = shape.size();
        this.term = term;
    }

    /** The term of the loss. The gradient is computed after the value, for the same activities. */
    interface Term {
        /** The term for a batch, features × samples: the mean over the samples. */
        double value(FloatMatrix x);

        /** Adds the gradient of the term to {@code g}. */
        void addGradient(FloatMatrix x, FloatMatrix g);
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
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs(name, size, input);
        if (mode == Mode.TRAIN) {
            x = input;
            loss = term.value(input);
        }
        return input;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(size, dy.columns);
        System.arraycopy(dy.data, 0, dx.data, 0, dy.length);
        term.addGradient(x, dx);
        return dx;
    }

    @Override
    public double ownLoss() {
        return loss;
    }
}
