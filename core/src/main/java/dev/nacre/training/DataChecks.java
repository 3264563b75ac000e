package dev.nacre.training;

import dev.nacre.Network;
import dev.nacre.TrainingData;

/** Whether a network can use some data. */
final class DataChecks {
    private DataChecks() {}

    static void requireFeatures(Network network, String what, TrainingData data) {
        if (data.inputs() != network.inputs())
            throw new IllegalArgumentException("the network expects " + network.inputs() + " inputs, the " + what
                    + " has " + data.inputs() + " features");
        if (!data.shape().isFlat()
                && !network.inputShape().isFlat()
                && !data.shape().equals(network.inputShape()))
            throw new IllegalArgumentException("the network expects samples of " + network.inputShape() + ", the "
                    + what + " has samples of " + data.shape() + " (height x width x channels)");
        if (data.missing()
                && !network.layer().takesMissing()
                && !network.layer().takesMissingSteps())
            throw new IllegalArgumentException(
                    "the " + what + " has missing features (NaN); let the network begin with a"
                            + " layer that fills them, such as fillMissing, or leave such samples out");
    }

    static void requireTargets(Network network, String what, TrainingData data) {
        if (data.targets() != network.outputs())
            throw new IllegalArgumentException("the network has " + network.outputs() + " outputs, the " + what + " "
                    + data.targets() + " targets");
    }

    static void requireLabelled(String what, TrainingData data) {
        if (data.partlyLabelled())
            throw new IllegalArgumentException(
                    "the " + what + " has samples without targets (NaN); leave them out, or take"
                            + " an objective that learns from them");
    }
}
