package dev.nacre.tuning;

import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/**
 * Cross-validation: trains once for each fold, on all other folds, and computes the metric on the fold left out. A
 * training whose loss rises is given up by an exception ({@link RisingLoss}).
 *
 * @param folds the training data, split by {@link dev.nacre.data.Dataset#folds}; keep the final test data out of it
 * @param metric the metric to compute on each fold
 */
public record CrossValidation(List<Split> folds, Metric metric) {
    /** Keeps a copy. */
    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /**
     * The scores of one cross-validation.
     *
     * @param scores one for each fold
     */
    public record Scores(List<Double> scores) {
        /** Keeps a copy. */
        public Scores {
            scores = List.copyOf(scores);
        }

        /**
         * The scores in an array.
         *
         * @param scores one for each fold; copied
         * @return the same numbers
         */
        public static Scores of(double... scores) {
            return new Scores(Arrays.stream(scores).boxed().toList());
        }

        /**
         * The mean of the scores.
         *
         * @return the value to compare settings by
         */
        public double mean() {
            return scores.stream().mapToDouble(s -> s).average().orElse(Double.NaN);
        }

        /**
         * The standard deviation of the scores, for a sample (divided by n − 1).
         *
         * @return 0 or more; NaN if there are fewer than two scores
         */
        public double deviation() {
            if (scores.size() < 2) return Double.NaN;
            double mean = mean();
            double squares =
                    scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
            return Math.sqrt(squares / (scores.size() - 1));
        }
    }

    /**
     * Trains once for each fold, on all other folds.
     *
     * @param network the layers; preprocessing is fitted anew for each fold
     * @param trainer how to train
     * @param listeners listen to each training
     * @return one score for each fold
     */
    public Scores run(LayerSpec network, Trainer trainer, Listener... listeners) {
        return Scores.of(IntStream.range(0, folds.size())
                .mapToDouble(number -> score(network, trainer, number, listeners))
                .toArray());
    }

    /**
     * Trains on all folds but one: one piece of {@link #run}, which may run on another machine.
     *
     * @param network the layers; preprocessing is fitted anew
     * @param trainer how to train
     * @param number the fold to hold out, counted from 0
     * @param listeners listen to the training
     * @return the score on it
     */
    public double score(LayerSpec network, Trainer trainer, int number, Listener... listeners) {
        Dataset training = folds.get(number).training();
        Dataset heldOut = folds.get(number).test();
        Network fresh = new Network(network, training.shape(), trainer.seed());
        Listener[] all = Stream.concat(Stream.of(new RisingLoss(training)), Stream.of(listeners))
                .toArray(Listener[]::new);
        FloatMatrix prediction = trainer.fit(fresh, training, all)
                .model()
                .predict(heldOut.samples().x());
        return metric.value(prediction, heldOut.samples().t());
    }
}
