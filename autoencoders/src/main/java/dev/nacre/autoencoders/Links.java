package dev.nacre.autoencoders;

import dev.nacre.Activation;
import dev.nacre.Identity;
import dev.nacre.Loss;
import dev.nacre.plugin.Plugins;

/** The function between the decoder's outputs and the reconstruction: the decoder's own, or the loss's link. */
final class Links {
    private Links() {}

    static void requireOneFunction(Activation output, Loss loss) {
        if (loss.takesLogits() && !(output instanceof Identity))
            throw new IllegalArgumentException("output must be identity, not " + Plugins.format(output) + ": "
                    + Plugins.format(loss) + " takes logits and applies its own link function");
    }

    /** The layer that turns the decoder's outputs into the units of the inputs. */
    static Activation of(Loss loss) {
        return loss.link()
                .orElseThrow(() -> new IllegalArgumentException("a decoder with loss " + Plugins.format(loss)
                        + " can't be part of a stack; use binaryCrossEntropy, or a loss that "
                        + "compares values, such as mse"));
    }
}
