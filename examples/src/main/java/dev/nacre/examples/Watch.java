package dev.nacre.examples;

import dev.nacre.Epoch;
import dev.nacre.Listener;
import dev.nacre.Loss;
import dev.nacre.Model;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Training;
import dev.nacre.metrics.Accuracy;
import java.util.ArrayList;
import java.util.List;

/** Looks at held-out samples after each epoch, for the report. Training neither sees them nor is changed by them. */
final class Watch implements Listener {
    private final Network network;
    private final Loss loss;
    private final Samples samples;
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> accuracies = new ArrayList<>();

    Watch(Network network, Loss loss, Samples samples) {
        this.network = network;
        this.loss = loss;
        this.samples = samples;
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        losses.add(loss.value(network.infer(samples.x()), samples.t()));
        accuracies.add(new Accuracy().value(new Model(network, loss).predict(samples.x()), samples.t()));
    }

    List<Double> losses() {
        return losses;
    }

    List<Double> accuracies() {
        return accuracies;
    }
}
