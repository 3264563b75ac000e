package dev.nacre.diagnosis;

import java.util.List;

/**
 * What one look at a training found, layer by layer.
 *
 * @param stage {@code training}, or {@code pre-training layer 1 of 3}
 * @param epoch the epoch under way, counted from 1
 * @param step the step, counted from 1
 * @param loss the batch's loss before the step
 * @param layers in the order of the forward pass; in pre-training the one that learns
 */
public record Observation(String stage, int epoch, long step, double loss, List<LayerState> layers) {
    /** Keeps a copy. */
    public Observation {
        layers = List.copyOf(layers);
    }
}
