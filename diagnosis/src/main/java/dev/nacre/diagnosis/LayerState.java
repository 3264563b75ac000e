package dev.nacre.diagnosis;

/**
 * What one look found in one layer. Figures that make no sense for a layer are NaN: of weights, if it has none that are
 * trained.
 *
 * @param layer as {@link dev.nacre.Network#layers} counts, from 0
 * @param name its plugin's name, such as {@code dense}
 * @param outputs its outputs, units
 * @param weightNorm Euclidean norm of its weight matrices, before the step
 * @param gradientNorm Euclidean norm of their gradients, without penalties
 * @param gradientRms root of the mean square of their gradients
 * @param updateRatio norm of the step over norm of the weights; about 1e-3 is healthy
 * @param dead share of units that let nothing through for any sample of the batch: output 0 and slope 0, as of a relu
 *     that is never on; NaN if it has neither an activation nor weights
 * @param saturated share of units at a bound of their activation for nine samples of ten, with next to no slope, as of
 *     a sigmoid far from 0; NaN if its activation has not both bounds
 * @param activations its outputs for this batch
 * @param gradients of its weight matrices; null if it has none that are trained
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
     * The layer as messages name it.
     *
     * @return such as {@code layer 2 (dense)}
     */
    public String title() {
        return "layer " + layer + " (" + name + ")";
    }
}
