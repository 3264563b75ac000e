package dev.nacre.data;

import dev.nacre.DerivedData;
import dev.nacre.Pass;
import dev.nacre.TrainingData;
import dev.nacre.compute.Noise;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Samples that are mixed with each other in training, by a {@link Mixing}. Only shuffled passes are mixed. Passes in
 * the data's own order, which evaluate and which fit preprocessing, give the samples unchanged. The seed of a pass
 * determines how samples are mixed, so a resumed training gives the same bits.
 *
 * @param source the samples
 * @param mixing how samples of a batch are mixed
 */
public record MixedData(TrainingData source, Mixing mixing) implements DerivedData {
    /** Checks that nothing is null. */
    public MixedData {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(mixing, "mixing");
    }

    @Override
    public List<String> features() {
        return source.features();
    }

    @Override
    public List<String> labels() {
        return source.labels();
    }

    @Override
    public Pass shuffled(int size, long seed) {
        Mixer mixer = new Mixer(mixing, new Noise(new SplittableRandom(seed)));
        return source.shuffled(size, seed).map(mixer::mixed);
    }

    @Override
    public Pass inOrder(int size) {
        return source.inOrder(size);
    }
}
