package dev.nacre;

/** What a forward pass is for. */
public enum Mode {
    /** Remember what the backward pass needs; noise layers act; batch statistics are taken. One thread at a time. */
    TRAIN,
    /** Change nothing: any number of threads may share a network. */
    INFER
}
