package dev.nacre;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/**
 * The sum of losses over some samples and, if metrics need them, all predictions and targets. Evaluations of parts of
 * the data can be added. It holds plain arrays only, so any serializer can handle it.
 */
public final class Evaluation implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int BATCH = 1024;

    private double loss;
    private long samples;
    private final ArrayList<float[]> predictions = new ArrayList<>();
    private final ArrayList<float[]> targets = new ArrayList<>();

    /** An evaluation of no samples. */
    public Evaluation() {}

    /**
     * Evaluates a layer, usually a whole network, by a loss.
     *
     * @param layer gets the features, in {@link Mode#INFER}
     * @param loss compares its outputs with the targets
     * @param keep whether to keep predictions and targets for {@link #metrics}
     * @param data features and targets
     * @return losses over all samples
     */
    public static Evaluation of(Layer layer, Loss loss, boolean keep, TrainingData data) {
        Evaluation sum = new Evaluation();
        data.forEachBatch(SamplesAtOnce.through(layer, data.inputs(), BATCH), batch -> {
            loss.requireTargets("targets", batch.t());
            FloatMatrix y = layer.forward(batch.x(), Mode.INFER);
            sum.add(loss.value(y, batch), y.columns);
            if (!keep) return;
            FloatMatrix prediction = new FloatMatrix(y.rows, y.columns);
            loss.predict(y, prediction);
            sum.keep(prediction, batch.t());
        });
        return sum;
    }

    /**
     * Adds the loss of some samples.
     *
     * @param meanLoss their mean loss
     * @param n number of samples
     */
    public void add(double meanLoss, int n) {
        loss += meanLoss * n;
        samples += n;
    }

    /**
     * Keeps predictions and targets of samples that were added.
     *
     * @param prediction outputs × samples; copied
     * @param t targets × samples; copied
     */
    public void keep(FloatMatrix prediction, FloatMatrix t) {
        predictions.add(prediction.data.clone());
        targets.add(t.data.clone());
    }

    /**
     * Adds the evaluation of another part of the data.
     *
     * @param other its evaluation
     */
    public void add(Evaluation other) {
        loss += other.loss;
        samples += other.samples;
        predictions.addAll(other.predictions);
        targets.addAll(other.targets);
    }

    /**
     * The mean loss.
     *
     * @return the mean over the samples
     * @throws IllegalArgumentException if there is no sample
     */
    public double loss() {
        if (samples == 0) throw new IllegalArgumentException("there is no sample to evaluate on");
        return loss / samples;
    }

    /**
     * Metrics over all samples.
     *
     * @param metrics the metrics to compute
     * @return name → value, in the order given
     */
    public Map<String, Double> metrics(List<Metric> metrics) {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (metrics.isEmpty()) return figures;
        FloatMatrix prediction = join(predictions);
        FloatMatrix t = join(targets);
        for (Metric metric : metrics) figures.put(metric.label(), metric.value(prediction, t));
        return figures;
    }

    private FloatMatrix join(List<float[]> parts) {
        long length = parts.stream().mapToLong(part -> part.length).sum();
        if (length > Integer.MAX_VALUE - 8)
            throw new IllegalArgumentException(
                    samples + " samples are more than metrics can be computed on at once; evaluate a part of them");
        float[] whole = new float[(int) length];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return new FloatMatrix((int) (length / Math.max(1, samples)), (int) samples, whole);
    }
}
