package dev.nacre.diagnosis;

/**
 * The state of one layer in one observation. Values that a layer does not have are NaN: those of weights if it has no
 * trainable weights.
 *
 * @param layer as {@link dev.nacre.Network#layers} counts, from 0
 * @param name name of its plugin, such as {@code dense}
 * @param outputs number of its outputs
 * @param weightNorm Euclidean norm of its weight matrices, before the step
 * @param gradientNorm Euclidean norm of their gradients, without penalties
 * @param gradientRms root mean square of their gradients
 * @param updateRatio norm of the step divided by the norm of the weights; about 1e-3 is healthy
 * @param dead share of dead units: output and slope are 0 for every sample of the batch, as for a relu whose input is
 *     always negative; NaN if the layer has neither an activation nor weights
 * @param saturated share of units that are at a bound of their activation for nine samples of ten, with almost no
 *     slope, as for a sigmoid far from 0; NaN if its activation has not both bounds
 * @param activations histogram of its outputs for this batch
 * @param gradients histogram of the gradients of its weight matrices; null if it has no trainable weights
 */
public record LayerState(
        int layer,
        String name,
        int outputs,
        double weightNorm,
        double gradientNorm,
        double gradientRms,
        double updateRatio,
        double dead,
        double saturated,
        Histogram activations,
        Histogram gradients) {
    /**
     * The layer's name in messages.
     *
     * @return such as {@code layer 2 (dense)}
     */
    public String title() {
        return "layer " + layer + " (" + name + ")";
    }
}
