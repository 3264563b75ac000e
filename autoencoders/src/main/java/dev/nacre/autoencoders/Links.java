package dev.nacre.autoencoders;

import dev.nacre.Activation;
import dev.nacre.Loss;
import dev.nacre.layers.Identity;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.plugin.Plugins;

/** The functions that lie between a decoder's sums and a reconstruction: some losses bring their own. */
final class Links {
    private Links() {}

    /** Whether a loss takes logits: its predictions are not the outputs themselves. */
    private static boolean takesLogits(Loss loss) {
        float[] y = {-0.5f, 0.25f};
        float[] prediction = new float[2];
        loss.predict(y, prediction, 0, 2);
        return y[0] != prediction[0] || y[1] != prediction[1];
    }

    static void requireOneFunction(Activation output, Loss loss) {
        if (takesLogits(loss) && !(output instanceof Identity))
            throw new IllegalArgumentException("output must be identity, not " + Plugins.format(output) + ": "
                    + Plugins.format(loss) + " applies a function of its own to the decoder's sums");
    }

    /** What turns a decoder's outputs into the units of the inputs. */
    static Activation of(Loss loss) {
        if (!takesLogits(loss)) return new Identity();
        if (loss instanceof BinaryCrossEntropy) return new Sigmoid();
        throw new IllegalArgumentException(
                "a decoder with loss " + Plugins.format(loss)
                        + " can't be part of a deeper one; use binaryCrossEntropy, or a loss that compares values, such as mse");
    }
}
