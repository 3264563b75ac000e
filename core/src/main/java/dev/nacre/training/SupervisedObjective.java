package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import dev.nacre.compute.Buffer;
import dev.nacre.plugin.Plugins;
import java.util.Iterator;
import java.util.List;
import org.jblas.FloatMatrix;

/** A loss between a network's outputs and targets. */
final class SupervisedObjective implements Objective {
    private static final int INFERENCE_BATCH = 1024;

    private final Layer layer;
    private final Loss loss;
    private final List<Metric> metrics;
    private final Buffer gradients = new Buffer();
    private final Buffer predictions = new Buffer();

    SupervisedObjective(Layer layer, Loss loss, List<Metric> metrics) {
        this.layer = layer;
        this.loss = loss;
        this.metrics = metrics;
    }

    @Override
    public List<Parameter> parameters() {
        return layer.parameters();
    }

    @Override
    public List<String> metrics() {
        return metrics.stream().map(metric -> Plugins.name(metric.getClass())).toList();
    }

    @Override
    public BatchResult addGradients(Batch batch) {
        FloatMatrix y = layer.forward(batch.x(), Mode.TRAIN);
        FloatMatrix dy = gradients.of(y.rows, y.columns);
        double value = (batch.weights() == null ? loss.gradient(y, batch.t(), dy) : weightedGradient(y, batch, dy))
                + layer.ownLoss();
        double[] figures = figures(y, batch.t());
        layer.backward(dy, false);
        return new BatchResult(value, figures);
    }

    private double weightedGradient(FloatMatrix y, Batch batch, FloatMatrix dy) {
        Checks.requireSame("loss", y, batch.t());
        double sum = 0;
        for (int s = 0; s < y.columns; s++) {
            float weight = batch.weights().data[s];
            sum += weight
                    * loss.gradient(y.data, batch.t().data, dy.data, weight / y.columns, s * y.rows, (s + 1) * y.rows);
        }
        return sum / y.columns;
    }

    private double value(FloatMatrix y, Batch batch) {
        if (batch.weights() == null) return loss.value(y, batch.t());
        Checks.requireSame("loss", y, batch.t());
        double sum = 0;
        for (int s = 0; s < y.columns; s++)
            sum += batch.weights().data[s] * loss.value(y.data, batch.t().data, s * y.rows, (s + 1) * y.rows);
        return sum / y.columns;
    }

    private double[] figures(FloatMatrix y, FloatMatrix t) {
        double[] figures = new double[metrics.size()];
        if (figures.length == 0) return figures;
        FloatMatrix prediction = predictions.of(y.rows, y.columns);
        for (int s = 0; s < y.columns; s++) loss.predict(y.data, prediction.data, s * y.rows, (s + 1) * y.rows);
        for (int i = 0; i < figures.length; i++) figures[i] = metrics.get(i).value(prediction, t);
        return figures;
    }

    @Override
    public Evaluation evaluation(TrainingData data) {
        Evaluation sum = new Evaluation();
        for (Iterator<Batch> batches = data.inOrder(INFERENCE_BATCH); batches.hasNext(); ) {
            Batch batch = batches.next();
            FloatMatrix y = layer.forward(batch.x(), Mode.INFER);
            sum.add(value(y, batch), y.columns);
            if (!metrics.isEmpty()) sum.keep(y, batch.t());
        }
        return sum;
    }

    @Override
    public BatchResult result(Evaluation evaluation) {
        double mean = evaluation.meanLoss();
        return new BatchResult(
                mean, metrics.isEmpty() ? new double[0] : figures(evaluation.outputs(), evaluation.targets()));
    }
}
