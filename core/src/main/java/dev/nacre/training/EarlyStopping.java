package dev.nacre.training;

import dev.nacre.Metric;
import dev.nacre.plugin.Plugins;
import java.util.Map;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Ends a training when the validation loss, or a metric on the validation part, has not become better for some epochs,
 * and brings back the weights of the best epoch. In pre-training it does so for each layer on its own, by the
 * reconstruction error on held-out samples. The best weights come back also when training ends for another reason. With
 * an optimizer that averages weights they are the averages, which validation sees. Prechelt, 1998.
 */
public final class EarlyStopping implements Listener {
    private final Optional<Metric> metric;
    private final int patience;
    private final double improvement;
    private double best;
    private int bestEpoch;
    private Snapshot bestWeights;

    /**
     * A listener that goes by a metric.
     *
     * @param metric one of those that the trainer reports, found by its name
     * @param patience epochs without improvement to wait for, at least 1
     * @param improvement by how much the figure must be better than the best one to count, at least 0
     */
    public EarlyStopping(Metric metric, int patience, double improvement) {
        this(Optional.of(metric), patience, improvement);
    }

    private EarlyStopping(Optional<Metric> metric, int patience, double improvement) {
        if (patience < 1) throw new IllegalArgumentException("patience must be >= 1, not " + patience);
        if (!(improvement >= 0) || Double.isInfinite(improvement))
            throw new IllegalArgumentException("improvement must be >= 0 and finite, not " + improvement);
        this.metric = metric;
        this.patience = patience;
        this.improvement = improvement;
    }

    /**
     * A listener for any number of trainings, one after the other, that goes by the loss.
     *
     * @param patience epochs without improvement to wait for, at least 1
     * @param improvement by how much the loss must fall below the best one to count, at least 0
     */
    public EarlyStopping(int patience, double improvement) {
        this(Optional.empty(), patience, improvement);
    }

    /**
     * Any improvement of the loss counts.
     *
     * @param patience epochs without improvement to wait for, at least 1
     */
    public EarlyStopping(int patience) {
        this(patience, 0);
    }

    /**
     * The epoch whose weights are the best of the training that runs, or ran last.
     *
     * @return counted from 1; 0 before the first epoch
     */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** A resumed training has a history, and its best weights come back by {@link #state}. */
    @Override
    public void onStart(Training training) {
        best = Double.POSITIVE_INFINITY;
        bestEpoch = 0;
        bestWeights = new Snapshot(training.objective());
        for (Epoch epoch : training.history()) isBest(epoch);
        stopIfStale(training, training.history().size());
    }

    @Override
    public Map<String, FloatMatrix> state() {
        return bestWeights.state();
    }

    private boolean isBest(Epoch epoch) {
        double figure = figure(epoch);
        if (bestEpoch > 0 && !(figure < best - improvement)) return false;
        best = figure;
        bestEpoch = epoch.number();
        return true;
    }

    /** The lower, the better. */
    private double figure(Epoch epoch) {
        if (metric.isEmpty()) return epoch.validationLoss();
        String name = Plugins.name(metric.get().getClass());
        Double value = epoch.validationMetrics().get(name);
        if (value == null)
            throw new IllegalStateException(
                    "early stopping goes by " + name + ", which the trainer doesn't report; give it that metric");
        return metric.get().higherIsBetter() ? -value : value;
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        if (Double.isNaN(epoch.validationLoss()))
            throw new IllegalStateException(
                    training.stage() + ": early stopping goes by validation data, and there is none; hold some back");
        if (isBest(epoch)) training.withValidatedWeights(bestWeights::take);
        stopIfStale(training, epoch.number());
    }

    private void stopIfStale(Training training, int epoch) {
        if (epoch - bestEpoch >= patience) training.stop();
    }

    @Override
    public void onEnd(Training training) {
        if (bestEpoch == 0) return;
        bestWeights.restore();
        training.restored(bestEpoch);
    }
}
