package dev.nacre;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A training under way: what listeners look at. */
public final class Training {
    private final String stage;
    private final Layer layer;
    private final Trainer trainer;
    private final OptionalLong samples;
    private final List<Epoch> history = new ArrayList<>();
    private volatile boolean stopped;
    private long step;

    Training(String stage, Layer layer, Trainer trainer, OptionalLong samples) {
        this.stage = stage;
        this.layer = layer;
        this.trainer = trainer;
        this.samples = samples;
    }

    /**
     * Which part of the work this is.
     *
     * @return {@code training}, or {@code pre-training layer 1 of 3}
     */
    public String stage() {
        return stage;
    }

    /**
     * What is being trained.
     *
     * @return the whole network, or the one layer that is being pre-trained
     */
    public Layer layer() {
        return layer;
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
        return step;
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

    void stepped() {
        step++;
    }

    void add(Epoch epoch) {
        history.add(epoch);
    }
}
