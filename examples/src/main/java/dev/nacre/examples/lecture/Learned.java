package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.training.Epoch;
import java.util.List;

/** The result of a training. */
record Learned(Network network, List<Epoch> history) {
    double[] losses() {
        return history.stream().mapToDouble(Epoch::loss).toArray();
    }

    double[] validationLosses() {
        return history.stream().mapToDouble(Epoch::validationLoss).toArray();
    }

    /** The loss as in inference: without noise, and without penalties. */
    double loss(Samples samples) {
        return new CrossEntropy().value(network.infer(samples.x()), samples.t());
    }

    double accuracy(Samples samples) {
        return accuracy(network, samples);
    }

    static double accuracy(Network network, Samples samples) {
        return new Accuracy().value(network.infer(samples.x()), samples.t());
    }
}
