package dev.nacre.recurrent;

/**
 * What one step of a recurrent layer computes, for some samples. Each thread has its own cell, which may keep scratch
 * memory.
 *
 * <p>Arrays consist of slots of {@code size} numbers: all units of the first sample, then those of the next. A step
 * finds the sums of its gates in the first slots of the tape, and leaves there what the pass back needs. The state has
 * the outputs in its first slot.
 */
interface Cell {
    /** Sums of weighted inputs for each unit. */
    int gates();

    /** Whether the recurrent sum of the last gate has a slot of its own, after those of the gates. */
    default boolean apart() {
        return false;
    }

    /** Slots that a step takes on the tape, those of the sums included. */
    int slots();

    /** Slots that are handed from step to step, that of the outputs included. */
    int states();

    /**
     * Computes the next state.
     *
     * @param tape has the sums from {@code at}; receives what {@link #backward} reads
     * @param at where the step's slots begin
     * @param size numbers in a slot
     * @param state the state before the step, replaced by the one after it
     */
    void forward(float[] tape, int at, int size, float[] state);

    /**
     * Computes the gradients of a step.
     *
     * @param tape what {@link #forward} left
     * @param at where the step's slots begin
     * @param size numbers in a slot
     * @param dState the gradient with respect to the state after the step, replaced by that with respect to the state
     *     before it, as far as it does not go through the recurrent sums
     * @param dSums receives the gradients with respect to the sums
     */
    void backward(float[] tape, int at, int size, float[] dState, float[] dSums);
}
