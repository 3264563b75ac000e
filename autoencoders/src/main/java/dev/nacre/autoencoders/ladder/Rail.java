package dev.nacre.autoencoders.ladder;

/** What a level of the decoder reads of the encoder's level beside it; of the inputs at level 0. */
interface Rail {
    /** Values with noise, units × all columns of the pass. */
    float[] noisy();

    /** What the clean values are made of, by {@link #moments}. */
    float[] clean();

    /** The normalisation of the clean columns. */
    Moments moments();
}
