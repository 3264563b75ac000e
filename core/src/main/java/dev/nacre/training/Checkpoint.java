package dev.nacre.training;

import dev.nacre.Network;
import dev.nacre.TrainingData;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jblas.FloatMatrix;

/**
 * The saved state of a training: {@link Checkpoints} or {@link Training#checkpoint} writes it,
 * {@link Trainer#fit(Checkpoint, TrainingData, Listener...)} resumes it.
 */
public final class Checkpoint {
    private final Network network;
    private final Trainer trainer;
    private final TrainingStage stage;
    private final OptionalLong samples;
    private final List<List<Epoch>> histories;
    private final Progress progress;
    private final Map<String, FloatMatrix> state;
    private boolean used;

    /** The last of {@code histories} is that of the current stage. */
    Checkpoint(
            Network network,
            Trainer trainer,
            TrainingStage stage,
            OptionalLong samples,
            List<List<Epoch>> histories,
            Progress progress,
            Map<String, FloatMatrix> state) {
        this.network = network;
        this.trainer = trainer;
        this.stage = stage;
        this.samples = samples;
        this.histories = histories;
        this.progress = progress;
        this.state = state;
    }

    /**
     * Reads a checkpoint.
     *
     * @param file the checkpoint file
     * @param more additional class loaders to find plugins with, such as the class loader of a plugin folder
     * @return a checkpoint that can be resumed once
     * @throws ModelFormatException if the file is damaged, or no checkpoint
     * @throws IOException if it can't be read
     */
    public static Checkpoint read(Path file, ClassLoader... more) throws IOException {
        return CheckpointFile.read(file, more);
    }

    /**
     * Reads a checkpoint from memory.
     *
     * @param bytes the result of {@link Training#checkpoint()}, or the content of a checkpoint file
     * @param more additional class loaders to find plugins with
     * @return a checkpoint that can be resumed once
     * @throws ModelFormatException if they are damaged, or no checkpoint
     * @throws IOException never
     */
    public static Checkpoint read(byte[] bytes, ClassLoader... more) throws IOException {
        return CheckpointFile.read(bytes, more);
    }

    /**
     * The network with the saved weights.
     *
     * @return changed in place by resuming
     */
    public Network network() {
        return network;
    }

    /**
     * The trainer's settings.
     *
     * @return equal to the trainer that was interrupted
     */
    public Trainer trainer() {
        return trainer;
    }

    /**
     * The stage that was interrupted.
     *
     * @return {@code training}, or {@code pre-training layer 1 of 3}
     */
    public String stage() {
        return stage.toString();
    }

    /**
     * Whether this is a checkpoint of pre-training, to resume by {@code pretrain} and not by {@code fit}.
     *
     * @return false for supervised training
     */
    public boolean pretraining() {
        return stage.number() > 0;
    }

    /**
     * Number of steps done in this stage.
     *
     * @return at least 0
     */
    public long step() {
        return progress.step;
    }

    /**
     * The epochs completed in this stage.
     *
     * @return oldest first
     */
    public List<Epoch> history() {
        return histories.get(histories.size() - 1);
    }

    TrainingStage part() {
        return stage;
    }

    List<List<Epoch>> earlier() {
        return histories.subList(0, histories.size() - 1);
    }

    /** The state to resume from; it can be used once. */
    Map<String, FloatMatrix> use() {
        if (used) throw new IllegalStateException("a checkpoint can be resumed once; read it again");
        used = true;
        return state;
    }

    Training training(Trainer resumed, Objective objective, TrainingData data) {
        if (objective.metrics().size() != progress.metricSums.length)
            throw new IllegalArgumentException("the checkpoint is of a training with " + progress.metricSums.length
                    + " metrics, not " + objective.metrics().size());
        return new Training(stage, objective, resumed, data, earlier(), history(), progress);
    }

    void requireOf(Trainer other, boolean pretraining, TrainingData data) {
        if (pretraining != pretraining())
            throw new IllegalArgumentException(
                    "the checkpoint is of " + stage + ": resume it by " + (pretraining() ? "pretrain" : "fit"));
        if (trainer.hasLoss() && other.hasLoss()) requireSame("loss", trainer.loss(), other.loss());
        requireSame("optimizer", trainer.optimizer(), other.optimizer());
        requireSame("batch size", trainer.batchSize(), other.batchSize());
        requireSame("seed", trainer.seed(), other.seed());
        requireSame("number of batches in a step", trainer.accumulate(), other.accumulate());
        requireSame("metrics", trainer.metrics(), other.metrics());
        if (samples.isPresent() && data.sampleCount().isPresent())
            requireSame(
                    "number of samples", samples.getAsLong(), data.sampleCount().getAsLong());
    }

    private static void requireSame(String what, Object expected, Object actual) {
        if (!expected.equals(actual))
            throw new IllegalArgumentException(
                    "the checkpoint is of a training with another " + what + ": " + expected + ", not " + actual);
    }
}
