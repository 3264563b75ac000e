package dev.nacre.tuning;

import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.Model;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.Trainer;
import java.util.List;

/**
 * Judges settings by training as often as there are folds, each time without one, by which it is judged.
 *
 * @param data the training part: what the final figure is taken from must not be in it
 * @param folds how many, at least 2
 * @param seed gives the folds
 * @param metric the figure
 */
public record CrossValidation(Samples data, int folds, long seed, Metric metric) {
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
        return new Scores(Fold.of(data, folds, seed).stream()
                .map(fold -> score(network, trainer, fold))
                .toList());
    }

    private double score(LayerSpec network, Trainer trainer, Fold fold) {
        Network trained = new Network(network, data.inputs(), trainer.seed());
        trainer.fit(trained, data.select(fold.training()), null);
        Samples heldOut = data.select(fold.heldOut());
        return metric.value(new Model(trained, trainer.loss()).predict(heldOut.x()), heldOut.t());
    }
}
