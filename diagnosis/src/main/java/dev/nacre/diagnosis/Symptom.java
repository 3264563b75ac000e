package dev.nacre.diagnosis;

/** A problem of a training, and what to try. */
public enum Symptom {
    /** Steps are large relative to the weights. */
    UPDATES_TOO_LARGE("lower the learning rate, warm it up, or clip gradients"),
    /** The loss is far above that of the first batch, after steps that are large relative to the weights. */
    LEAPING_LOSS("lower the learning rate ten times or more, until the loss falls from the beginning; "
            + "LearningRateFinder finds one"),
    /** Steps are tiny relative to the weights. */
    UPDATES_TOO_SMALL("raise the learning rate; check whether the layer's gradients vanish"),
    /** The optimizer's weight decay shrinks a layer's weights. */
    DECAY_TOO_STRONG(
            "lower the decay ten times or more: adamW and weightDecay subtract that fraction in each step, while "
                    + "PyTorch and Keras first multiply it by the learning rate"),
    /** Units whose output is always 0, and so don't learn. */
    DEAD_UNITS("lower the learning rate, use heNormal initial weights, or leakyRelu, elu or batchNorm"),
    /** Units that are nearly always at a bound of their activation, and so hardly learn. */
    SATURATED_UNITS("use smaller initial weights, standardised inputs, batchNorm, or an activation without bounds"),
    /** Gradients of a lower layer are tiny compared to those of the highest. */
    VANISHING_GRADIENT("use relu with heNormal initial weights, batchNorm, fewer layers, or layer-wise pre-training"),
    /** Gradients of a lower layer are huge, by themselves or compared to those of the highest. */
    EXPLODING_GRADIENT("use smaller initial weights or batchNorm, clip gradients, standardise inputs"),
    /** The validation loss rises while the training loss falls. */
    OVERFITTING("use more data or augmentation, dropout or weight decay, fewer units, or early stopping"),
    /** The training loss has stopped falling while it is still high. */
    UNDERFITTING(
            "the network lacks capacity: use more units or layers, better features, less dropout, penalty or weight "
                    + "decay; or the targets are noisy, and no network does better"),
    /** The training loss stayed the same for epochs before it fell. */
    LATE_START(
            "the initial weights are the first suspect: use heNormal for relu and its like, glorotUniform for tanh and "
                    + "sigmoid, or batchNorm; a long warm-up looks alike"),
    /** The training loss has not changed since the beginning. */
    STUCK("try a higher and a lower learning rate; check that inputs are scaled and targets match their samples; "
            + "look at the sanity checks (SanityCheck)");

    private final String remedy;

    Symptom(String remedy) {
        this.remedy = remedy;
    }

    /**
     * What to try.
     *
     * @return the more likely remedies first
     */
    public String remedy() {
        return remedy;
    }
}
