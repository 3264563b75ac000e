package dev.nacre.diagnosis;

/** What can be wrong with a training, and what to try. */
public enum Symptom {
    /** Steps are a large part of the weights. */
    UPDATES_TOO_LARGE("lower the learning rate, warm it up, or clip gradients"),
    /** Steps hardly change the weights. */
    UPDATES_TOO_SMALL("raise the learning rate; see whether the layer's gradients vanish"),
    /** Units that are never on, and so never learn. */
    DEAD_UNITS("lower the learning rate, take he start values, or leakyRelu, elu or batchNorm"),
    /** Units that are at a bound of their activation nearly always, and so learn next to nothing. */
    SATURATED_UNITS("take smaller start values, standardised inputs, batchNorm, or an activation without bounds"),
    /** Gradients of a lower layer are next to nothing beside those of the highest. */
    VANISHING_GRADIENT("take relu and he start values, batchNorm, fewer layers, or pre-train layer by layer"),
    /** Gradients of a lower layer are huge, or huge beside those of the highest. */
    EXPLODING_GRADIENT("take smaller start values or batchNorm, clip gradients, standardise inputs"),
    /** The validation loss rises while the training loss falls. */
    OVERFITTING("take more data or augmentation, dropout or weight decay, fewer units, or early stopping"),
    /** The training loss is what it was at the beginning. */
    STUCK("try another learning rate, both ways; check that inputs are scaled and targets belong to their samples; "
            + "run SanityCheck");

    private final String remedy;

    Symptom(String remedy) {
        this.remedy = remedy;
    }

    /**
     * What to try.
     *
     * @return the more likely things first
     */
    public String remedy() {
        return remedy;
    }
}
