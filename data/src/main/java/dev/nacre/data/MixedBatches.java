package dev.nacre.data;

import dev.nacre.Batch;
import dev.nacre.TrainingData;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import java.util.Iterator;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * Samples that are mixed for training: in passes in random order. Passes in the data's own order, which evaluate and which fit
 * preprocessing, give the samples as they are. The pass's seed gives what is mixed, so the same seed gives the same bits, and a
 * checkpoint resumes.
 *
 * @param source the samples
 * @param mixing what is done to a batch
 */
public record MixedBatches(TrainingData source, Mixing mixing) implements TrainingData {
    /** Checks that nothing is null. */
    public MixedBatches {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(mixing, "mixing");
    }

    @Override
    public int inputs() {
        return source.inputs();
    }

    @Override
    public int targets() {
        return source.targets();
    }

    @Override
    public OptionalLong samples() {
        return source.samples();
    }

    @Override
    public boolean missing() {
        return source.missing();
    }

    @Override
    public Iterator<Batch> shuffled(int size, long seed) {
        return new Pass(source.shuffled(size, seed), mixing, new Noise(new SplittableRandom(seed)));
    }

    @Override
    public Iterator<Batch> inOrder(int size) {
        return source.inOrder(size);
    }

    /** One pass, into buffers of its own. */
    private record Pass(Iterator<Batch> batches, Mixing mixing, Noise noise, Buffer x, Buffer t, Buffer weights)
            implements Iterator<Batch>, AutoCloseable {
        Pass(Iterator<Batch> batches, Mixing mixing, Noise noise) {
            this(batches, mixing, noise, new Buffer(), new Buffer(), new Buffer());
        }

        @Override
        public boolean hasNext() {
            return batches.hasNext();
        }

        @Override
        public Batch next() {
            Batch batch = batches.next();
            Batch mixed = new Batch(like(batch.x(), x), like(batch.t(), t), like(batch.weights(), weights));
            mixing.mix(batch, noise.next(), mixed);
            return mixed;
        }

        private static FloatMatrix like(FloatMatrix m, Buffer buffer) {
            return m == null ? null : buffer.of(m.rows, m.columns);
        }

        @Override
        public void close() {
            TrainingData.end(batches);
        }
    }
}
