package dev.nacre.convolution;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import org.jblas.FloatMatrix;

/** The built layer: it changes nothing but the shape. */
record FlattenLayer(int outputs) implements Layer {
    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("flatten", outputs, x);
        return x;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return dy;
    }
}
