package dev.nacre.data;

import dev.nacre.Batch;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import org.jblas.FloatMatrix;

/** Mixes the batches of one pass, in buffers of its own. */
record Mixer(Mixing mixing, Noise noise, Buffer x, Buffer t, Buffer weights) {
    Mixer(Mixing mixing, Noise noise) {
        this(mixing, noise, new Buffer(), new Buffer(), new Buffer());
    }

    Batch mixed(Batch batch) {
        Batch mixed = new Batch(like(batch.x(), x), like(batch.t(), t), like(batch.weights(), weights));
        mixing.mix(batch, noise.next(), mixed);
        return mixed;
    }

    private static FloatMatrix like(FloatMatrix m, Buffer buffer) {
        return m == null ? null : buffer.of(m.rows, m.columns);
    }
}
