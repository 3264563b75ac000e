package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.data.Preprocessing;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains networks that the user gave.
 *
 * @param own their layers and training
 * @param loss the loss of all networks: with targets scaled alike, their outputs can be averaged
 * @param metric computed after each epoch
 * @param missing whether gaps are filled alone, or flagged, too
 * @param members number of networks
 */
record GivenNetworks(OwnNetworks own, Loss loss, Metric metric, Missing missing, int members)
        implements MemberTraining {
    @Override
    public LayerSpec network(Dataset training, int number) {
        List<LayerSpec> layers = new ArrayList<>(Preprocessing.of(training, missing));
        layers.add(own.hidden().get(number % own.hidden().size()));
        int outputs = new Network(new Sequential(layers), training.shape(), 1).outputs();
        if (outputs != training.targets()) layers.add(new Dense(training.targets()));
        return new Sequential(layers);
    }

    @Override
    public Trainer trainer(Dataset training, int number) {
        return Trainer.of(loss, own.optimizer())
                .batchSize(own.batchSize())
                .epochs(own.epochs(training.size()))
                .metrics(metric);
    }

    @Override
    public int patience(Dataset training) {
        return own.patience(training.size());
    }
}
