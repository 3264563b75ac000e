package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Network;
import dev.nacre.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jblas.FloatMatrix;

/** A running training, as listeners see it. */
public final class Training {
    private final TrainingStage stage;
    private final Objective objective;
    private final Trainer trainer;
    private final OptionalLong samples;
    private final List<String> labels;
    private final List<List<Epoch>> earlier;
    private final List<Epoch> history;
    private final Progress progress;
    private Supplier<Map<String, FloatMatrix>> state = Map::of;
    private Runnable exchangeAverages = () -> {};
    private OptionalInt restoredEpoch = OptionalInt.empty();
    private volatile boolean stopped;

    /** Begins a training; {@code earlier} are the histories of the stages before. */
    Training(TrainingStage stage, Objective objective, Trainer trainer, TrainingData data, List<List<Epoch>> earlier) {
        this(
                stage,
                objective,
                trainer,
                data,
                earlier,
                List.of(),
                new Progress(objective.metrics().size()));
    }

    /** Continues from {@code progress}. */
    Training(
            TrainingStage stage,
            Objective objective,
            Trainer trainer,
            TrainingData data,
            List<List<Epoch>> earlier,
            List<Epoch> history,
            Progress progress) {
        this.stage = stage;
        this.objective = objective;
        this.trainer = trainer;
        this.samples = data.sampleCount();
        this.labels = List.copyOf(data.labels());
        this.earlier = List.copyOf(earlier);
        this.history = new ArrayList<>(history);
        this.progress = progress;
    }

    /**
     * The current stage.
     *
     * @return {@code training}, or {@code pre-training layer 1 of 3}
     */
    public String stage() {
        return stage.toString();
    }

    /**
     * The network that is being trained, or that the layer being pre-trained belongs to.
     *
     * @return changed by each step
     */
    public Network network() {
        return objective.network();
    }

    /**
     * The layer that is being trained.
     *
     * @return the whole network, or the one layer that is being pre-trained
     */
    public Layer layer() {
        return objective.layer();
    }

    /**
     * The objective that is minimised.
     *
     * @return always the same object
     */
    public Objective objective() {
        return objective;
    }

    /**
     * The trainer's settings.
     *
     * @return the settings
     */
    public Trainer trainer() {
        return trainer;
    }

    /**
     * Number of samples in one epoch.
     *
     * @return empty if it is unknown
     */
    public OptionalLong samples() {
        return samples;
    }

    /**
     * Names of the classes in the training data.
     *
     * @return as in {@link TrainingData#labels}
     */
    public List<String> labels() {
        return labels;
    }

    /**
     * Number of steps done.
     *
     * @return counted from the beginning of this training
     */
    public long step() {
        return progress.step;
    }

    /**
     * The epochs completed.
     *
     * @return oldest first
     */
    public List<Epoch> history() {
        return List.copyOf(history);
    }

    /** Stops training after the current step. Any thread may call it. */
    public void stop() {
        stopped = true;
    }

    /**
     * Whether {@link #stop()} was called.
     *
     * @return true after {@link #stop()}
     */
    public boolean stopped() {
        return stopped;
    }

    /**
     * Writes all that {@link Trainer#fit(Checkpoint, TrainingData, TrainingData, Listener...)} needs to resume:
     * weights, optimizer state, positions of noise and data, history. The file is also a model file. Call it from a
     * listener, on the training thread, in {@link Listener#onStep}, {@code onEpoch} or {@code onStop}.
     *
     * @param file written atomically
     * @throws IOException if it can't be written, or a weight is NaN or infinite
     */
    public void checkpoint(Path file) throws IOException {
        CheckpointFile.write(this, file);
    }

    /**
     * The bytes that {@link #checkpoint(Path)} would write, for checkpoints that are not files.
     *
     * @return for {@link Checkpoint#read(byte[], ClassLoader...)}
     * @throws IOException if a weight is NaN or infinite, or there are more than an array can hold, 2 GiB
     */
    public byte[] checkpoint() throws IOException {
        return CheckpointFile.bytes(this);
    }

    /**
     * Runs an action while the network has the weights that validation used: the averages, if the optimizer keeps any,
     * otherwise those of the last step. Call it from a listener, on the training thread, before {@link Listener#onEnd};
     * from then on the network has these weights anyway.
     *
     * @param action reads the weights, and must not change them
     */
    public void withValidatedWeights(Runnable action) {
        exchangeAverages.run();
        try {
            action.run();
        } finally {
            exchangeAverages.run();
        }
    }

    /**
     * Records that the weights of an earlier epoch were restored. A listener that restores weights must call it.
     *
     * @param epoch counted from 1
     */
    public void restored(int epoch) {
        restoredEpoch = OptionalInt.of(epoch);
    }

    int bestEpoch() {
        return restoredEpoch.orElse(history.size());
    }

    /** Gives the order and the noise of the epoch under way. */
    long pass() {
        if (!progress.mixedOrder) return trainer.seed() * 31 + progress.epoch;
        return mix(mix(trainer.seed()) + progress.epoch * 0x9E3779B97F4A7C15L);
    }

    /** The finalizer of SplitMix64, a bijection: Steele et al., 2014. */
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    TrainingStage part() {
        return stage;
    }

    List<List<Epoch>> earlier() {
        return earlier;
    }

    Progress progress() {
        return progress;
    }

    /** The state to save besides the network's own parameters. */
    Map<String, FloatMatrix> state() {
        return state.get();
    }

    void state(Supplier<Map<String, FloatMatrix>> supplier) {
        state = supplier;
    }

    void exchangeAverages(Runnable exchange) {
        exchangeAverages = exchange;
    }

    void add(Epoch epoch) {
        history.add(epoch);
        progress.next();
    }
}
