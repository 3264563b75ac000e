package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * What one training pass and its way back gave, copied.
 *
 * @param y the outputs
 * @param dx the gradient by the inputs
 * @param parameters the layer's, not copied
 * @param gradients the parameters' gradients, in their order
 */
record Pass(FloatMatrix y, FloatMatrix dx, List<Parameter> parameters, List<FloatMatrix> gradients) {
    static Pass of(Layer layer, FloatMatrix x, FloatMatrix dy) {
        clear(layer);
        FloatMatrix y = Numbers.copy(layer.forward(x, Mode.TRAIN));
        FloatMatrix dx = layer.backward(dy, true);
        return new Pass(y, dx == null ? null : Numbers.copy(dx), Layers.parameters(layer), gradients(layer));
    }

    static void clear(Layer layer) {
        for (Parameter parameter : Layers.parameters(layer)) parameter.clearGradient();
    }

    static List<FloatMatrix> gradients(Layer layer) {
        return Layers.parameters(layer).stream()
                .map(p -> Numbers.copy(p.gradient()))
                .toList();
    }

    /** Fails unless another pass gave the same but for rounding. */
    void requireSame(String when, Pass other) {
        Numbers.requireClose("the outputs " + when, y, other.y);
        Numbers.requireClose("the gradient by the inputs " + when, dx, other.dx);
        requireGradients(when, parameters, gradients, other.gradients);
    }

    /** Fails unless gradients are the same but for rounding; the parameters are theirs, for their names. */
    static void requireGradients(
            String when, List<Parameter> parameters, List<FloatMatrix> expected, List<FloatMatrix> got) {
        for (int i = 0; i < expected.size(); i++)
            Numbers.requireClose(
                    "the gradient of " + parameters.get(i).name() + " " + when, expected.get(i), got.get(i));
    }
}
