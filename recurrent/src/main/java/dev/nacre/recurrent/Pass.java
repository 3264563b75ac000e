package dev.nacre.recurrent;

/** The arrays of a pass over a batch, with a place for each step of each sample, in the order of the inputs. */
final class Pass {
    /** The steps that are missing among the inputs. */
    final MissingSteps missing;

    /** The recurrent weights transposed, sums × units: OpenBLAS is faster with them. Null for a single step. */
    float[] recurrentWeights;

    /** Gates · units: the weighted inputs without biases. The pass back puts its gradient here. */
    float[] sums;

    /** Units. */
    float[] outputs;

    /** Units: the outputs of the step before, after dropout. Null in inference. */
    float[] previous;

    /** The slots of the cell; those of a step of a piece are together. Null in inference. */
    float[] tape;

    /** The factors of the outputs on their way to the next step, units × samples; null without dropout. */
    float[] masks;

    /** Where the states before and after the steps are; null if they begin at 0 and nobody wants them. */
    CarriedState.Carried carried;

    /** Units: the gradient with respect to the outputs. */
    float[] outputGradients;

    /** Gates · units: the gradient with respect to the recurrent sums; that of the sums, unless the cell needs both. */
    float[] recurrentGradients;

    Pass(Sequence sequence) {
        missing = new MissingSteps(sequence);
    }
}
