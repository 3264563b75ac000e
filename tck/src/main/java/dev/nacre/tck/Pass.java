package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Copies of the results of one training pass, forward and backward.
 *
 * @param y the outputs
 * @param dx the gradient with respect to the inputs
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

    /** Fails if another pass gave different results, apart from rounding. */
    void requireSame(String when, Pass other) {
        Numbers.requireClose("the outputs " + when, y, other.y);
        Numbers.requireClose("the gradient with respect to the inputs " + when, dx, other.dx);
        requireGradients(when, parameters, gradients, other.gradients);
    }

    /** Fails if gradients differ, apart from rounding; the parameters are needed for their names. */
    static void requireGradients(
            String when, List<Parameter> parameters, List<FloatMatrix> expected, List<FloatMatrix> got) {
        for (int i = 0; i < expected.size(); i++)
            Numbers.requireClose(
                    "the gradient of " + parameters.get(i).name() + " " + when, expected.get(i), got.get(i));
    }
}
