package dev.nacre.regularization;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import org.jblas.FloatMatrix;

/** Lets its inputs pass, and adds a term that depends on them to the loss. */
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

    /** What activities cost; the gradient is asked for after the value of the same activities. */
    interface Term {
        /** The cost of a batch, features × samples, as a mean over the samples. */
        double value(FloatMatrix x);

        /** Adds the cost's gradient. */
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
