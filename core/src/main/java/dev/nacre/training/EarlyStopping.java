package dev.nacre.training;

import dev.nacre.Metric;
import java.util.Map;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Stops training when the validation loss, or a metric on the validation data, has not improved for some epochs, and
 * restores the weights of the best epoch. It also restores them when training ends for another reason. In pre-training
 * it does this for each layer separately, by the reconstruction error on held-out data. With an optimizer that averages
 * weights, the best weights are averages, as validation uses them. Prechelt, 1998.
 */
public final class EarlyStopping implements Listener {
    private final Optional<Metric> metric;
    private final int patience;
    private final double improvement;
    private double best;
    private int bestEpoch;
    private Snapshot bestWeights;

    /**
     * Stops by a metric.
     *
     * @param metric one of the trainer's metrics, found by its name
     * @param patience number of epochs without improvement after which training stops, at least 1
     * @param improvement the minimum change that counts as an improvement (Keras: {@code min_delta}), at least 0
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
     * Stops by the validation loss. One listener can serve several trainings, one after the other.
     *
     * @param patience number of epochs without improvement after which training stops, at least 1
     * @param improvement the minimum decrease of the loss that counts as an improvement (Keras: {@code min_delta}), at
     *     least 0
     */
    public EarlyStopping(int patience, double improvement) {
        this(Optional.empty(), patience, improvement);
    }

    /**
     * Stops by the validation loss; any decrease counts as an improvement.
     *
     * @param patience number of epochs without improvement after which training stops, at least 1
     */
    public EarlyStopping(int patience) {
        this(patience, 0);
    }

    /**
     * The best epoch of the current or last training.
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
        String name = metric.get().label();
        Double value = epoch.validationMetrics().get(name);
        if (value == null)
            throw new IllegalStateException(
                    "early stopping monitors " + name + ", which the trainer doesn't report; add that metric");
        return metric.get().higherIsBetter() ? -value : value;
    }

    @Override
    public void onEpoch(Training training, Epoch epoch) {
        if (Double.isNaN(epoch.validationLoss()))
            throw new IllegalStateException(
                    training.stage() + ": early stopping needs validation data, and there is none; hold some back");
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
