package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import dev.nacre.compute.Buffer;
import dev.nacre.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** The loss between a network's outputs and targets. */
public final class SupervisedObjective implements Objective {
    private final Network network;
    private final Loss loss;
    private final List<Metric> metrics;
    private final List<Parameter> parameters;
    private final Buffer gradients = new Buffer();
    private final Buffer predictions = new Buffer();
    /** Each sample's targets are checked once: in this many samples, if that is known. */
    private long toCheck;

    private long checked;

    /**
     * An objective for the whole network.
     *
     * @param network changed by training
     * @param loss the loss to minimise
     * @param metrics the metrics to report besides the loss
     */
    public SupervisedObjective(Network network, Loss loss, List<Metric> metrics) {
        this.network = network;
        this.loss = loss;
        this.metrics = List.copyOf(metrics);
        this.parameters = Layers.parameters(network.layer());
    }

    @Override
    public Network network() {
        return network;
    }

    /**
     * The loss to minimise.
     *
     * @return of outputs and targets
     */
    public Loss loss() {
        return loss;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<Metric> metrics() {
        return metrics;
    }

    @Override
    public void requireData(String what, TrainingData data) {
        Objective.super.requireData(what, data);
        DataChecks.requireTargets(network, what, data);
        toCheck = Math.max(toCheck, data.sampleCount().orElse(Long.MAX_VALUE));
    }

    @Override
    public Result addGradients(Batch batch) {
        if (toCheck == 0 || checked < toCheck) {
            loss.requireTargets("targets", batch.t());
            checked += batch.t().columns;
        }
        FloatMatrix y = network.layer().forward(batch.x(), Mode.TRAIN);
        FloatMatrix dy = gradients.of(y.rows, y.columns);
        double value = loss.gradient(y, batch, dy) + Layers.ownLoss(network.layer());
        Result result = result(value, y, batch.t());
        network.layer().backward(dy, false);
        return result;
    }

    /**
     * The result of a batch, with its metrics.
     *
     * @param value the loss
     * @param y the network's outputs, outputs × samples; not changed
     * @param t targets × samples
     * @return the loss and the metrics that {@linkplain Metric#averages average}; NaN for the others
     */
    public Result result(double value, FloatMatrix y, FloatMatrix t) {
        if (metrics.isEmpty()) return new Result(value);
        FloatMatrix prediction = predictions.of(y.rows, y.columns);
        loss.predict(y, prediction);
        double[] figures = new double[metrics.size()];
        for (int i = 0; i < figures.length; i++)
            figures[i] = metrics.get(i).averages() ? metrics.get(i).value(prediction, t) : Double.NaN;
        return new Result(value, figures);
    }

    @Override
    public Evaluation evaluate(TrainingData data) {
        return Evaluation.of(network.layer(), loss, !metrics.isEmpty(), data);
    }

    @Override
    public ObjectiveFactory factory() {
        return new Factory(
                Plugins.format(loss),
                new ArrayList<>(metrics.stream().map(Plugins::format).toList()));
    }

    /** The objective as texts. */
    private record Factory(String loss, ArrayList<String> metrics) implements ObjectiveFactory {
        @Override
        public Objective create(Network copy) {
            return new SupervisedObjective(
                    copy,
                    Plugins.parse(Loss.class, loss),
                    metrics.stream()
                            .map(text -> Plugins.parse(Metric.class, text))
                            .toList());
        }
    }
}
