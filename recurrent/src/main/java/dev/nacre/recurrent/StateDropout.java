package dev.nacre.recurrent;

import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Dropout of a layer's outputs on their way to the next step, in training: a sample has the same mask at all steps. Gal
 * and Ghahramani, 2016, arXiv:1512.05287.
 */
final class StateDropout {
    private final float rate;
    private final List<Noise> noises;
    private final Buffer masks = new Buffer();
    private FloatMatrix mask;
    private long pass;

    /** No noise is drawn, not even a seed, if the rate is 0. */
    StateDropout(float rate, RandomGenerator random) {
        this.rate = rate;
        this.noises = rate == 0 ? List.of() : List.of(new Noise(random));
    }

    List<Noise> noises() {
        return noises;
    }

    /** Begins a pass; the factors of the outputs, units × samples, still to be {@linkplain #fill filled}; or null. */
    float[] begin(int units, int samples) {
        if (noises.isEmpty()) return null;
        pass = noises.get(0).next();
        mask = masks.of(units, samples);
        return mask.data;
    }

    /** Draws the factors of some samples, after {@link #begin}. */
    void fill(int from, int to) {
        if (mask != null) Noise.mask(pass, rate, 1 / (1 - rate), mask.data, from * mask.rows, to * mask.rows);
    }
}
