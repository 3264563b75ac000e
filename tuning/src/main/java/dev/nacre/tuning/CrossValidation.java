package dev.nacre.tuning;

import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.training.Trainer;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Judges settings by training as often as there are folds, each time without one, by which it is judged.
 *
 * @param folds the training part, dealt by {@link dev.nacre.data.Dataset#folds}: what the final figure is taken from
 *     must not be in it
 * @param metric the figure
 */
public record CrossValidation(List<Split> folds, Metric metric) {
    /** Keeps a copy. */
    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /**
     * The figure on each fold.
     *
     * @param scores as many as folds
     */
    public record Scores(List<Double> scores) {
        /** Keeps a copy. */
        public Scores {
            scores = List.copyOf(scores);
        }

        /**
         * Their mean.
         *
         * @return what settings are compared by
         */
        public double mean() {
            return scores.stream().mapToDouble(s -> s).average().orElse(Double.NaN);
        }

        /**
         * Their standard deviation, of a sample: by n − 1.
         *
         * @return 0 or more; NaN for one
         */
        public double deviation() {
            double mean = mean();
            double squares =
                    scores.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
            return Math.sqrt(squares / (scores.size() - 1));
        }
    }

    /**
     * Trains on all folds but one, for each.
     *
     * @param network the layers; preprocessing is fitted anew each time
     * @param trainer how to train
     * @return a figure for each fold
     */
    public Scores run(LayerSpec network, Trainer trainer) {
        return new Scores(IntStream.range(0, folds.size())
                .mapToObj(number -> score(network, trainer, number))
                .toList());
    }

    /**
     * Trains on all folds but one: a part of {@link #run} that may be done elsewhere.
     *
     * @param network the layers; preprocessing is fitted anew
     * @param trainer how to train
     * @param number which fold is held out, counted from 0
     * @return the figure on it
     */
    public double score(LayerSpec network, Trainer trainer, int number) {
        Dataset training = folds.get(number).training();
        Dataset heldOut = folds.get(number).test();
        Network fresh = new Network(network, training.shape(), trainer.seed());
        FloatMatrix prediction =
                trainer.fit(fresh, training).model().predict(heldOut.samples().x());
        return metric.value(prediction, heldOut.samples().t());
    }
}
