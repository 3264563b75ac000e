package dev.nacre.autoencoders;

import dev.nacre.Layer;
import dev.nacre.Shape;
import org.jblas.FloatMatrix;

/** A layer that acts as its encoder in training on labels and in inference. */
interface Encoding extends Layer {
    /**
     * The layer that computes the code.
     *
     * @return a layer with the same weight objects
     */
    Layer encoder();

    @Override
    default int outputs() {
        return encoder().outputs();
    }

    @Override
    default Shape shape() {
        return encoder().shape();
    }

    @Override
    default FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return encoder().backward(dy, inputGradient);
    }
}
