package dev.nacre.diagnosis;

import dev.nacre.Batch;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import dev.nacre.training.Trainer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Checks to run before a long training (Karpathy, CS231n, 2015): the initial loss is that of guessing, penalties
 * increase the loss, a few samples can be overfitted, gradients agree with finite differences, no row is in both parts
 * of the split, inputs are scaled. They take seconds. They build and train new networks, and do not change existing
 * ones.
 *
 * @param network the network to train
 * @param trainer how to train it
 * @param training the training data; up to 1024 samples are used, and all of them in the search for duplicates
 * @param heldOut the data to evaluate on; empty if there is none
 * @param features names of the features, for messages; empty if they have none
 * @param seed determines the initial weights and random choices
 */
public record SanityCheck(
        LayerSpec network,
        Trainer trainer,
        TrainingData training,
        Optional<TrainingData> heldOut,
        List<String> features,
        long seed) {
    private static final int MOST = 1024;

    /** Checks the components. */
    public SanityCheck {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(trainer, "trainer");
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(heldOut, "heldOut");
        features = List.copyOf(features);
    }

    /**
     * A check without held-out data, with the trainer's seed.
     *
     * @param network the network to train
     * @param trainer how to train it
     * @param training the training data; its feature names are used in messages
     */
    public SanityCheck(LayerSpec network, Trainer trainer, TrainingData training) {
        this(network, trainer, training, Optional.empty(), training.features(), trainer.seed());
    }

    /**
     * A check with the trainer's seed.
     *
     * @param network the network to train
     * @param trainer how to train it
     * @param training the training data; its feature names are used in messages
     * @param heldOut the data to evaluate on
     */
    public SanityCheck(LayerSpec network, Trainer trainer, TrainingData training, TrainingData heldOut) {
        this(network, trainer, training, Optional.of(heldOut), training.features(), trainer.seed());
    }

    /**
     * Runs all checks.
     *
     * @return the results of the checks
     */
    public SanityReport run() {
        Samples some = some();
        return new SanityReport(List.of(
                scale(some),
                leakage(),
                InitialLoss.check(fresh(some), trainer.loss(), some),
                Penalties.check(fresh(some)),
                Gradients.check(fresh(some), trainer.loss(), some, seed),
                TinySubset.check(fresh(some), trainer, some)));
    }

    /**
     * Runs the checks of the data alone, which are quick: the scale of the inputs, and held-out samples that are also
     * in the training data.
     *
     * @return the results of the checks
     */
    public SanityReport ofData() {
        return new SanityReport(List.of(scale(some()), leakage()));
    }

    private Check scale(Samples some) {
        return InputScale.check(fresh(some), some.x(), features);
    }

    private Check leakage() {
        return heldOut.map(held -> Leakage.check(training, held))
                .orElseGet(() -> Check.skipped(Leakage.NAME, "there is no held-out data"));
    }

    private Samples some() {
        try (Pass batches = training.shuffled(MOST, seed)) {
            if (!batches.hasNext()) throw new IllegalArgumentException("the training data has no samples");
            Batch batch = batches.next();
            if (batch.t() == null) throw new IllegalArgumentException("the sanity check needs targets");
            return new Samples(copy(batch.x()), copy(batch.t()), null, training.missing(), training.shape());
        }
    }

    private static FloatMatrix copy(FloatMatrix m) {
        return new FloatMatrix(m.rows, m.columns, m.data.clone());
    }

    /** A new network, with preprocessing fitted. */
    private Network fresh(Samples some) {
        Network built = new Network(network, training.shape(), seed);
        built.fitPreprocessing(some);
        return built;
    }

    /** Whether targets are classes: zeros and ones, with exactly one 1 in each column if there are several rows. */
    static boolean classes(FloatMatrix t) {
        for (int s = 0; s < t.columns; s++) {
            float sum = 0;
            for (int i = s * t.rows; i < (s + 1) * t.rows; i++) {
                if (t.data[i] != 0 && t.data[i] != 1) return false;
                sum += t.data[i];
            }
            if (t.rows > 1 && sum != 1) return false;
        }
        return true;
    }
}
