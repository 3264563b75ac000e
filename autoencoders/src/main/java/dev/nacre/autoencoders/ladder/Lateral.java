package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;

/**
 * A built {@link Combinator} for one level. All arrays of a call hold one number for each unit of the level; of these
 * it reads and writes those from {@code from} (included) to {@code to} (excluded). Several threads may work on
 * different ranges at once, and training keeps sums of gradients for each unit.
 */
interface Lateral {
    /** Units × constants, or something else; trained with the decoder. */
    Parameter parameter();

    /** For inference: reads the same parameter, and shares nothing that training changes. */
    Lateral copy();

    /** Reads the parameter's present value and clears the sums of gradients. */
    void begin();

    /**
     * Estimates one sample's units.
     *
     * @param z noisy values
     * @param u signal from above
     * @param estimate filled
     * @param scratch two arrays for the use of this call
     */
    void forward(float[] z, float[] u, float[] estimate, float[][] scratch, int from, int to);

    /**
     * Adds to the sums of gradients.
     *
     * @param z noisy values; overwritten by their gradient
     * @param u signal from above; overwritten by its gradient
     * @param d gradient of the estimate; overwritten
     * @param scratch four arrays for the use of this call
     */
    void backward(float[] z, float[] u, float[] d, float[][] scratch, int from, int to);

    /** Adds the sums to the parameter's gradient. */
    void addGradient();
}
