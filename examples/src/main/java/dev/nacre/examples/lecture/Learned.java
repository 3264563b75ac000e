package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.training.Epoch;
import java.util.List;

/** The result of a training. */
public record Learned(Network network, List<Epoch> history) {
    /** Training loss by epoch, penalties included. */
    public double[] losses() {
        return history.stream().mapToDouble(Epoch::loss).toArray();
    }

    /** Validation loss by epoch. */
    public double[] validationLosses() {
        return history.stream().mapToDouble(Epoch::validationLoss).toArray();
    }

    /** Validation accuracy by epoch. */
    public double[] validationAccuracies() {
        return history.stream()
                .mapToDouble(epoch -> epoch.validationMetrics().get("accuracy"))
                .toArray();
    }

    /** The loss as in inference: without noise, and without penalties. */
    public double loss(Samples samples) {
        return new CrossEntropy().value(network.infer(samples.x()), samples.t());
    }

    public double accuracy(Samples samples) {
        return accuracy(network, samples);
    }

    static double accuracy(Network network, Samples samples) {
        return new Accuracy().value(network.infer(samples.x()), samples.t());
    }
}
