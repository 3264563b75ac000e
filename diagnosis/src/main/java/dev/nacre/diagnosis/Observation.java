package dev.nacre.diagnosis;

import java.util.List;

/**
 * One observation of a training, layer by layer.
 *
 * @param stage {@code training}, or {@code pre-training layer 1 of 3}
 * @param epoch the current epoch, counted from 1
 * @param step the step, counted from 1
 * @param loss the batch's loss before the step
 * @param layers in the order of the forward pass; in pre-training, only the layer that is trained
 */
public record Observation(String stage, int epoch, long step, double loss, List<LayerState> layers) {
    /** Keeps a copy. */
    public Observation {
        layers = List.copyOf(layers);
    }
}
