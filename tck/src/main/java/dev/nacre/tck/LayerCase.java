package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.LayerInputs;
import dev.nacre.LayerSpec;
import dev.nacre.Samples;
import dev.nacre.Shape;
import org.jblas.FloatMatrix;

/**
 * A layer's description and the data that it is tested with. Each call returns the same numbers in new matrices, so
 * that a layer that overwrites its inputs does not affect other rules.
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

    /** A new layer, with its constants fitted to data if it needs that. */
    Layer layer(Draws random) {
        Layer layer = spec.build(shape(), random);
        LayerInputs.fit(layer, new Samples(data(8 * SAMPLES, 3)).shaped(shape()));
        return layer;
    }

    /** A new layer with the state of another. */
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

    /** A gradient with respect to the outputs. */
    FloatMatrix dy(Layer layer, int samples) {
        return Numbers.signed(layer.outputs(), samples, 0.25, 1, new Draws(4));
    }

    /** A training pass, forward and backward. */
    Pass pass(Layer layer) {
        return pass(layer, SAMPLES);
    }

    Pass pass(Layer layer, int samples) {
        return Pass.of(layer, x(samples), dy(layer, samples));
    }
}
