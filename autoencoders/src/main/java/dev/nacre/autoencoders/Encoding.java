package dev.nacre.autoencoders;

import dev.nacre.Layer;
import dev.nacre.Shape;
import org.jblas.FloatMatrix;

/** A layer that is its encoder wherever labels are learned from. */
interface Encoding extends Layer {
    /**
     * What gives the code.
     *
     * @return it has the layer's own weights
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
