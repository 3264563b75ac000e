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
 * What to try before a long training (Karpathy, CS231n, 2015): the loss at the beginning is that of guessing, penalties
 * raise it, a handful of samples can be learned by heart, gradients are those of finite differences, no row stands on
 * both sides of the split, inputs are scaled. It takes seconds. Networks of its own are built and trained: nothing that
 * exists is changed.
 *
 * @param network what is to be trained
 * @param trainer how it is to be trained
 * @param training what on; up to 1024 samples are looked at, all of them for duplicates
 * @param heldOut what is to be evaluated on; empty if there is nothing
 * @param features names of the inputs for messages; empty if they have none
 * @param seed gives start values and choices
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
     * A check without held-out data, by the trainer's seed.
     *
     * @param network what is to be trained
     * @param trainer how it is to be trained
     * @param training what on; its names of features are used in messages
     */
    public SanityCheck(LayerSpec network, Trainer trainer, TrainingData training) {
        this(network, trainer, training, Optional.empty(), training.features(), trainer.seed());
    }

    /**
     * A check by the trainer's seed.
     *
     * @param network what is to be trained
     * @param trainer how it is to be trained
     * @param training what on; its names of features are used in messages
     * @param heldOut what is to be evaluated on
     */
    public SanityCheck(LayerSpec network, Trainer trainer, TrainingData training, TrainingData heldOut) {
        this(network, trainer, training, Optional.of(heldOut), training.features(), trainer.seed());
    }

    /**
     * Runs all checks.
     *
     * @return what they came to
     */
    public SanityReport run() {
        Samples some = some();
        return new SanityReport(List.of(
                InputScale.check(fresh(some), some.x(), features),
                heldOut.map(held -> Leakage.check(training, held))
                        .orElseGet(() -> Check.skipped(Leakage.NAME, "nothing is held out")),
                InitialLoss.check(fresh(some), trainer.loss(), some),
                Penalties.check(fresh(some)),
                Gradients.check(fresh(some), trainer.loss(), some, seed),
                TinySubset.check(fresh(some), trainer, some)));
    }

    private Samples some() {
        try (Pass batches = training.shuffled(MOST, seed)) {
            if (!batches.hasNext()) throw new IllegalArgumentException("there is no sample to train on");
            Batch batch = batches.next();
            if (batch.t() == null) throw new IllegalArgumentException("the sanity check needs targets");
            return new Samples(copy(batch.x()), copy(batch.t()), null, training.missing(), training.shape());
        }
    }

    private static FloatMatrix copy(FloatMatrix m) {
        return new FloatMatrix(m.rows, m.columns, m.data.clone());
    }

    /** With preprocessing fitted. */
    private Network fresh(Samples some) {
        Network built = new Network(network, training.shape(), seed);
        built.fitPreprocessing(some);
        return built;
    }

    /** Whether targets are classes: zeros and ones, in each column a single one if there are several rows. */
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
