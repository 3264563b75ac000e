package dev.nacre.autoencoders.anomaly;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Trains detectors on data with or without anomalies in it. The data is split into folds, and each fold is scored by a
 * network that was trained on the others. These scores are the calibration; the samples with the highest are then left
 * out of the training of the final network, so that it does not learn to reconstruct anomalies.
 *
 * @param trainer how a network is trained on so many samples
 * @param seed determines folds and initial weights
 * @param folds number of folds, at least 2
 * @param trim share of the samples that the final training leaves out; 0 if all are normal
 */
public record DetectorTraining(IntFunction<Trainer> trainer, long seed, int folds, double trim) {
    /** Checks the components. */
    public DetectorTraining {
        if (folds < 2) throw new IllegalArgumentException("folds must be >= 2, not " + folds);
        if (!(trim >= 0 && trim < 1)) throw new IllegalArgumentException("trim must be >= 0 and < 1, not " + trim);
    }

    /**
     * What a training gives.
     *
     * @param detector the detector
     * @param heldOut for each sample its score by a network that was not trained on it
     */
    public record Result(AnomalyDetector detector, double[] heldOut) {}

    /**
     * Trains a detector.
     *
     * @param spec preprocessing and autoencoder
     * @param data at least two samples for each fold; targets are not used
     * @param rule how the threshold follows from the calibration
     * @return the detector, and the scores by networks that had not seen the samples
     */
    public Result train(LayerSpec spec, Samples data, ThresholdRule rule) {
        if (data.size() < 2 * folds)
            throw new IllegalArgumentException(data.size() + " samples are too few to learn what is usual; " + 2 * folds
                    + " are needed, and some hundred are better");
        double[] scores = heldOutScores(spec, data);
        Network network = new Network(spec, data.shape(), seed);
        network.fitPreprocessing(data); // with the worst, so that references and scales are those of the data
        pretrain(network, data.select(best(scores)));
        AnomalyScore score = AnomalyScore.of(network);
        return new Result(new AnomalyDetector(network, score, rule.of(scores), Calibration.of(scores)), scores);
    }

    private void pretrain(Network network, Samples data) {
        trainer.apply(data.size()).pretrain(network, data);
    }

    private double[] heldOutScores(LayerSpec spec, Samples data) {
        int[] fold = foldOfEach(data.size());
        double[] scores = new double[data.size()];
        for (int f = 0; f < folds; f++) {
            int held = f;
            int[] others =
                    IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
            int[] own =
                    IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
            Network network = new Network(spec, data.shape(), seed);
            pretrain(network, data.select(others));
            FloatMatrix x = data.select(own).x();
            double[] found = AnomalyScore.of(network).scorer(network).scores(x);
            for (int i = 0; i < own.length; i++) scores[own[i]] = found[i];
        }
        return scores;
    }

    private int[] foldOfEach(int samples) {
        int[] fold = IntStream.range(0, samples).map(i -> i % folds).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = samples - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = fold[i];
            fold[i] = fold[j];
            fold[j] = swapped;
        }
        return fold;
    }

    /** All but the worst, in their order. */
    private int[] best(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double limit = sorted[Math.max(0, (int) Math.ceil((1 - trim) * sorted.length) - 1)];
        return IntStream.range(0, scores.length).filter(i -> scores[i] <= limit).toArray();
    }
}
