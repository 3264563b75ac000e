package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.autoencoders.anomaly.AnomalyDetector;
import dev.nacre.autoencoders.anomaly.DetectionQuality;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An autoencoder trained on normal samples only, and its scores on others.
 *
 * @param data the data for training and evaluation
 * @param detector the autoencoder with its threshold
 * @param training the results of the epochs
 * @param normal scores of the normal samples for evaluation
 * @param anomalous scores of the anomalous ones
 */
record AnomalyRun(
        AnomalyData data, AnomalyDetector detector, List<Epoch> training, double[] normal, double[] anomalous) {
    private static final int EPOCHS = 300;
    private static final int PATIENCE = 20;

    static AnomalyRun of(AnomalyData data, String description, double quantile, long seed, Listener progress) {
        Network network = new Network(description, data.train().samples().shape(), seed);
        Optimizer adam = Plugins.parse(Optimizer.class, "adam(learningRate=0.003)");
        Trainer trainer = Trainer.of(adam).batchSize(16).epochs(EPOCHS).seed(seed);
        List<List<Epoch>> training = trainer.pretrain(
                network, data.train().samples(), data.watched().samples(), new EarlyStopping(PATIENCE), progress);
        AnomalyDetector detector =
                AnomalyDetector.fit(network, data.watched().samples().x(), quantile);
        return new AnomalyRun(
                data,
                detector,
                training.get(0),
                detector.scores(data.normal().samples().x()),
                detector.scores(data.anomalous().samples().x()));
    }

    /** The scores of all samples for evaluation, the normal ones first. */
    double[] scores() {
        return DoubleStream.concat(Arrays.stream(normal), Arrays.stream(anomalous))
                .toArray();
    }

    /** How well the scores tell the two apart. */
    DetectionQuality quality() {
        boolean[] anomalies = new boolean[normal.length + anomalous.length];
        Arrays.fill(anomalies, normal.length, anomalies.length, true);
        return DetectionQuality.of(scores(), anomalies);
    }

    /** How many scores are above a threshold. */
    static long above(double[] scores, double threshold) {
        return Arrays.stream(scores).filter(s -> s > threshold).count();
    }

    long falseAlarms() {
        return above(normal, detector.threshold().value());
    }

    long found() {
        return above(anomalous, detector.threshold().value());
    }
}
