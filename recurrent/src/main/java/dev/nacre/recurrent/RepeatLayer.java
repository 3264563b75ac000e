package dev.nacre.recurrent;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/** The built layer of {@link Repeat}. */
final class RepeatLayer implements Layer {
    private final int steps;
    private final int features;
    private final Buffer results = new Buffer();
    private final Buffer inputGradients = new Buffer();

    RepeatLayer(int steps, int features) {
        this.steps = steps;
        this.features = features;
    }

    @Override
    public int outputs() {
        return steps * features;
    }

    @Override
    public Shape shape() {
        return new Shape(steps, 1, features);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("repeat", features, x);
        Checks.requireFewer("repeat", outputs(), x.columns, "take smaller batches");
        FloatMatrix y = mode == Mode.TRAIN ? results.of(outputs(), x.columns) : new FloatMatrix(outputs(), x.columns);
        for (int s = 0; s < x.columns; s++)
            for (int t = 0; t < steps; t++)
                System.arraycopy(x.data, s * features, y.data, (s * steps + t) * features, features);
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(features, dy.columns);
        Arrays.fill(dx.data, 0);
        for (int s = 0; s < dy.columns; s++)
            for (int t = 0; t < steps; t++)
                for (int i = 0; i < features; i++) dx.data[s * features + i] += dy.data[(s * steps + t) * features + i];
        return dx;
    }
}
