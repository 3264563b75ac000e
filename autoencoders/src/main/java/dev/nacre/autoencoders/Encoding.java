package dev.nacre.autoencoders;

import dev.nacre.Layer;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import java.util.List;
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
    default List<Parameter> parameters() {
        return encoder().parameters();
    }

    @Override
    default List<Noise> noises() {
        return encoder().noises();
    }

    @Override
    default FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return encoder().backward(dy, inputGradient);
    }
}
