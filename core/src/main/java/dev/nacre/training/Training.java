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

/** A training under way: what listeners look at. */
public final class Training {
    private final TrainingStage stage;
    private final Objective objective;
    private final Trainer trainer;
    private final OptionalLong samples;
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

    /** Goes on with one. */
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
        this.earlier = List.copyOf(earlier);
        this.history = new ArrayList<>(history);
        this.progress = progress;
    }

    /**
     * Which part of the work this is.
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
     * What is being trained.
     *
     * @return the whole network, or the one layer that is being pre-trained
     */
    public Layer layer() {
        return objective.layer();
    }

    /**
     * What is minimised.
     *
     * @return always the same object
     */
    public Objective objective() {
        return objective;
    }

    /**
     * How it is being trained.
     *
     * @return the settings
     */
    public Trainer trainer() {
        return trainer;
    }

    /**
     * How many samples a pass gives.
     *
     * @return empty if that is not known before
     */
    public OptionalLong samples() {
        return samples;
    }

    /**
     * Steps done.
     *
     * @return counted from the beginning of this training
     */
    public long step() {
        return progress.step;
    }

    /**
     * Passes done.
     *
     * @return oldest first
     */
    public List<Epoch> history() {
        return List.copyOf(history);
    }

    /** Asks training to end after the current step; any thread may. */
    public void stop() {
        stopped = true;
    }

    /**
     * Whether training was asked to end.
     *
     * @return true after {@link #stop()}
     */
    public boolean stopped() {
        return stopped;
    }

    /**
     * Writes all that {@link Trainer#fit(Checkpoint, TrainingData, TrainingData, Listener...)} needs to go on as if
     * nothing had happened: weights, optimizer state, positions of noise and data, history. The file is also a model
     * file. To be called by a listener, on the training thread, from {@link Listener#onStep}, {@code onEpoch} or
     * {@code onStop}.
     *
     * @param file written atomically
     * @throws IOException if it can't be written, or a weight is NaN or infinite
     */
    public void checkpoint(Path file) throws IOException {
        CheckpointFile.write(this, file);
    }

    /**
     * What {@link #checkpoint(Path)} would write, for checkpoints that lie elsewhere than in files.
     *
     * @return for {@link Checkpoint#read(byte[], ClassLoader...)}
     * @throws IOException if a weight is NaN or infinite, or there are more than an array can hold, 2 GiB
     */
    public byte[] checkpoint() throws IOException {
        return CheckpointFile.bytes(this);
    }

    /**
     * Does something while the network has the weights that validation saw and that the training will end with: the
     * averages, if the optimizer keeps any, else those of the last step. To be called by a listener, on the training
     * thread, before {@link Listener#onEnd}, when they are there anyway.
     *
     * @param action looks at the weights, and changes none
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
     * Tells that the weights are those of an earlier epoch again. To be called by a listener that brings such weights
     * back.
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

    /** What there is to keep besides the network's own parameters. */
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
