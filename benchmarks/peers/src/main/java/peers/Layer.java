package peers;

import java.util.List;

/** A layer, as every peer builds it. Weights and biases are trained; images are convolved by 3 × 3. */
sealed interface Layer {
    record Dense(int units) implements Layer {}

    /** If padded, zeros around the image; with a stride of 2 one pixel below and on the right. */
    record Conv(int filters, int stride, boolean padded) implements Layer {}

    /** The outputs of an LSTM at the last step; steps are the height of a sample. Two biases, as PyTorch has. */
    record LastOfLstm(int units) implements Layer {}

    record BatchNorm() implements Layer {}

    record Relu() implements Layer {}

    record Sigmoid() implements Layer {}

    /** 2 × 2. */
    record MaxPool() implements Layer {}

    record GlobalAverage() implements Layer {}

    /** The sum of what goes in and what comes out of the inner layers. */
    record Residual(List<Layer> inner) implements Layer {}
}
