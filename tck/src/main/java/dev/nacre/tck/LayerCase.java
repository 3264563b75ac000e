package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.LayerInputs;
import dev.nacre.LayerSpec;
import dev.nacre.Samples;
import dev.nacre.Shape;
import org.jblas.FloatMatrix;

/**
 * A layer's description and what it is tried with. The same numbers come out at each call, in matrices of their own, so
 * that a layer that spoils what it was given spoils no other rule.
 */
record LayerCase(LayerSpec spec, PluginContract contract) {
    static final int SAMPLES = 6;
    private static final long SEED = 42;

    Shape shape() {
        return contract.shape(spec);
    }

    int inputs() {
        return shape().size();
    }

    Layer layer() {
        return layer(new Draws(SEED));
    }

    /** A new layer, with its constants taken from data if it wants that. */
    Layer layer(Draws random) {
        Layer layer = spec.build(shape(), random);
        LayerInputs.fit(layer, new Samples(data(8 * SAMPLES, 3)).shaped(shape()));
        return layer;
    }

    /** A new layer in another's state. */
    Layer twin(Layer other) {
        Layer layer = layer();
        Snapshot.of(other).restore(layer);
        return layer;
    }

    FloatMatrix x() {
        return x(SAMPLES);
    }

    FloatMatrix x(int samples) {
        return data(samples, 1);
    }

    /** Other samples. */
    FloatMatrix other(int samples) {
        return data(samples, 2);
    }

    private FloatMatrix data(int samples, int seed) {
        return contract.data(spec, inputs(), samples, new Draws(seed));
    }

    /** A gradient by the outputs. */
    FloatMatrix dy(Layer layer, int samples) {
        return Numbers.signed(layer.outputs(), samples, 0.25, 1, new Draws(4));
    }

    /** A training pass and its way back. */
    Pass pass(Layer layer) {
        return pass(layer, SAMPLES);
    }

    Pass pass(Layer layer, int samples) {
        return Pass.of(layer, x(samples), dy(layer, samples));
    }
}
