package dev.nacre.diagnosis;

import dev.nacre.Batch;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import dev.nacre.training.Trainer;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jblas.FloatMatrix;

/**
 * What to try before a long training (Karpathy, CS231n, 2015): the loss at the beginning is that of guessing, penalties raise it,
 * a handful of samples can be learned by heart, gradients are those of finite differences, no row stands on both sides of the split,
 * inputs are scaled. It takes seconds. Networks of its own are built and trained: nothing that exists is changed.
 *
 * @param network what is to be trained
 * @param trainer how it is to be trained
 * @param training what on; up to 1024 samples are looked at, all of them for duplicates
 * @param heldOut what is to be judged by; null if there is nothing
 * @param features names of the inputs for messages; empty if they have none
 * @param seed gives start values and choices
 */
public record SanityCheck(
        LayerSpec network,
        Trainer trainer,
        TrainingData training,
        TrainingData heldOut,
        List<String> features,
        long seed) {
    private static final int MOST = 1024;

    /** Checks the components. */
    public SanityCheck {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(trainer, "trainer");
        Objects.requireNonNull(training, "training");
        features = List.copyOf(features);
    }

    /**
     * Inputs without names, the trainer's seed.
     *
     * @param network what is to be trained
     * @param trainer how it is to be trained
     * @param training what on
     * @param heldOut what is to be judged by; null if there is nothing
     */
    public SanityCheck(LayerSpec network, Trainer trainer, TrainingData training, TrainingData heldOut) {
        this(network, trainer, training, heldOut, List.of(), trainer.seed());
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
                heldOut == null ? Check.skipped(Leakage.NAME, "nothing is held out") : Leakage.check(training, heldOut),
                InitialLoss.check(fresh(some), trainer.loss(), some),
                Penalties.check(fresh(some)),
                Gradients.check(fresh(some), trainer.loss(), some, seed),
                TinySubset.check(fresh(some), trainer, some)));
    }

    private Samples some() {
        Iterator<Batch> batches = training.shuffled(MOST, seed);
        if (!batches.hasNext()) throw new IllegalArgumentException("there is no sample to train on");
        Batch batch = batches.next();
        if (batch.t() == null) throw new IllegalArgumentException("the sanity check needs targets");
        return new Samples(copy(batch.x()), copy(batch.t()), null, training.missing(), Shape.flat(copy(batch.x()).rows));
    }

    private static FloatMatrix copy(FloatMatrix m) {
        return new FloatMatrix(m.rows, m.columns, m.data.clone());
    }

    /** With preprocessing fitted, as a training of no epochs leaves it. */
    private Network fresh(Samples some) {
        Network built = new Network(network, training.inputs(), seed);
        Trainer.of(trainer.loss(), trainer.optimizer()).batchSize(trainer.batchSize()).epochs(0).seed(seed).fit(built, some);
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
