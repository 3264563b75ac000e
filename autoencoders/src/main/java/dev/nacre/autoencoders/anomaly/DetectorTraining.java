package dev.nacre.autoencoders.anomaly;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Require;
import dev.nacre.Samples;
import dev.nacre.compute.Permutation;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Trains detectors on data with or without anomalies in it. A first network scores the samples; those with the highest
 * scores are left out of the training of the second, so that it does not learn to restore anomalies. Some samples,
 * drawn at random, are held out from both trainings: their scores are the calibration.
 *
 * @param trainer how a network is trained on so many samples
 * @param seed determines initial weights and which samples are held out
 * @param heldOut share of the samples that are held out, &gt; 0, &lt; 1
 * @param trim share of the samples that the second training leaves out; 0 if all are normal
 */
public record DetectorTraining(IntFunction<Trainer> trainer, long seed, double heldOut, double trim) {
    private static final int FEWEST = 10;

    /** Checks the components. */
    public DetectorTraining {
        Require.properFraction("heldOut", heldOut);
        Require.belowOne("trim", trim);
    }

    /**
     * Trains a detector.
     *
     * @param spec preprocessing and autoencoder
     * @param data at least 10 samples; targets are not used
     * @param rule how the threshold follows from the scores of all samples
     * @param listeners listen to each training
     * @return the detector
     */
    public AnomalyDetector train(LayerSpec spec, Samples data, ThresholdRule rule, Listener... listeners) {
        requireEnough(data.size(), data.size() + " samples");
        int[] order = Permutation.of(data.size(), new SplittableRandom(seed));
        int held = Math.max(2, (int) Math.round(heldOut * order.length));
        Samples learned = data.select(Arrays.copyOfRange(order, held, order.length));
        Network network = trained(spec, data, learned, listeners);
        if (trim > 0) network = trained(spec, data, best(network, learned), listeners);
        return AnomalyDetector.of(network, data.x(), Arrays.copyOf(order, held), rule);
    }

    /**
     * Fails if there are too few samples to train a detector.
     *
     * @param samples number of samples
     * @param which begins the message, such as {@code 8 samples}
     */
    public static void requireEnough(int samples, String which) {
        if (samples < FEWEST)
            throw new IllegalArgumentException(which + " are too few to learn what is usual; " + FEWEST
                    + " are needed, and some hundred are better");
    }

    /** The preprocessing is fitted to all samples, so that scales and reference rows are those of the data. */
    private Network trained(LayerSpec spec, Samples data, Samples learned, Listener... listeners) {
        Network network = new Network(spec, data.shape(), seed);
        network.fitPreprocessing(data);
        trainer.apply(learned.size()).pretrain(network, learned, listeners);
        return network;
    }

    /** All but the worst, in their order. */
    private Samples best(Network network, Samples samples) {
        double[] scores = AnomalyScore.of(network).scorer(network).scores(samples.x());
        double limit = Sorted.of(scores).quantile(1 - trim);
        return samples.select(IntStream.range(0, scores.length)
                .filter(i -> scores[i] <= limit)
                .toArray());
    }
}
