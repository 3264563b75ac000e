package dev.nacre.tck.faulty;

import dev.nacre.Checks;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** A sound layer, y = w·x for each element, that faulty ones change in one point. */
class Scaling implements Layer {
    final Parameter weight;
    final List<Parameter> parameters;
    final Buffer outputs = new Buffer();
    final Buffer inputGradients = new Buffer();
    FloatMatrix x;

    Scaling(int inputs, RandomGenerator random) {
        this(inputs, new HalfToOneAndAHalf(), random);
    }

    Scaling(int inputs, Initializer initializer, RandomGenerator random) {
        this(new Parameter("weight", Weights.draw(initializer, inputs, 1, random)));
    }

    Scaling(Parameter weight) {
        this.weight = weight;
        parameters = List.of(weight);
    }

    @Override
    public int outputs() {
        return weight.value().rows;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("scaling", weight.value().rows, input);
        FloatMatrix y =
                mode == Mode.TRAIN ? outputs.of(input.rows, input.columns) : new FloatMatrix(input.rows, input.columns);
        multiply(weight.value().data, input, y);
        if (mode == Mode.TRAIN) x = input;
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (weight.trainable()) addGradient(dy, weight.gradient().data);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        multiply(weight.value().data, dy, dx);
        return dx;
    }

    void addGradient(FloatMatrix dy, float[] gradient) {
        for (int i = 0; i < dy.length; i++) gradient[i % dy.rows] += dy.data[i] * x.data[i];
    }

    static void multiply(float[] w, FloatMatrix x, FloatMatrix y) {
        for (int i = 0; i < x.length; i++) y.data[i] = w[i % x.rows] * x.data[i];
    }

    /** Away from 0, where no fault would show. */
    record HalfToOneAndAHalf() implements Initializer {
        @Override
        public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
            for (int i = 0; i < weights.length; i++) weights.data[i] = 0.5f + random.nextFloat();
        }
    }
}
