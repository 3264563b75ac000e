package dev.nacre;

/** What a forward pass is for. */
public enum Mode {
    /**
     * Training: layers keep what the backward pass needs, noise is active, and batch statistics are updated. One thread
     * at a time.
     */
    TRAIN,
    /** Inference: nothing changes, so any number of threads may share a network. */
    INFER
}
