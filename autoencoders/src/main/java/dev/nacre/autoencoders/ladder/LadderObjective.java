package dev.nacre.autoencoders.ladder;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layer;
import dev.nacre.LayerInputs;
import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import dev.nacre.compute.Buffer;
import dev.nacre.training.Objective;
import dev.nacre.training.SupervisedObjective;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * What a ladder network minimises: the loss of the labelled samples with noise, plus the decoder's squared errors of
 * all samples. Samples without a label have NaN for all their targets. A batch of the trainer has so many samples as
 * unlabelled ones, and besides them as many labelled ones. Evaluation is of the loss without noise, of labelled
 * samples.
 *
 * <pre>{@code
 * Network network = new Network("ladder([500, 250], outputs=10)", data.inputs(), 1);
 * trainer.minimise(new LadderObjective(network, loss, List.of()), data, validation, new EarlyStopping(10));
 * }</pre>
 *
 * <p>{@code Trainer.fit} does the same for a network whose last layer is a ladder.
 */
public final class LadderObjective implements Objective {
    private final Network network;
    private final LadderLayer ladder;
    private final SupervisedObjective supervised;
    private final Buffer outputs = new Buffer();
    private final Buffer gradients = new Buffer();
    private final Buffer targets = new Buffer();
    private final Buffer weights = new Buffer();

    /**
     * An objective for the whole network.
     *
     * @param network changed by training; its last layer is a ladder
     * @param loss the loss of the labelled samples
     * @param metrics the metrics to report besides the loss, of labelled samples
     * @throws IllegalArgumentException if the network ends with another layer, or one below it has weights to train
     */
    public LadderObjective(Network network, Loss loss, List<Metric> metrics) {
        this.network = network;
        List<Layer> layers = network.layers();
        if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof LadderLayer last))
            throw new IllegalArgumentException("the ladder objective needs a network that ends with ladder, not "
                    + (layers.isEmpty()
                            ? "an empty one"
                            : "with " + layers.get(layers.size() - 1).name()));
        for (Layer below : layers.subList(0, layers.size() - 1))
            if (Layers.parameters(below).stream().anyMatch(Parameter::trainable))
                throw new IllegalArgumentException("the layers below ladder are not trained with it, and "
                        + below.name() + " has weights to train; freeze it, or leave it out");
        ladder = last;
        supervised = new SupervisedObjective(network, loss, metrics);
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Layer layer() {
        return ladder;
    }

    @Override
    public List<Parameter> parameters() {
        return Layers.allParameters(ladder);
    }

    @Override
    public List<Metric> metrics() {
        return supervised.metrics();
    }

    @Override
    public boolean takesUnlabelled() {
        return true;
    }

    @Override
    public void requireData(String what, TrainingData data) {
        Objective.super.requireData(what, data);
        if (data.targets() != network.outputs())
            throw new IllegalArgumentException("the ladder has " + network.outputs() + " outputs, the " + what + " "
                    + data.targets() + " targets; samples without a label have NaN for all of them");
    }

    @Override
    public TrainingData prepare(TrainingData data) {
        return LabelledFirst.of(LayerInputs.of(network.layer(), ladder, data));
    }

    @Override
    public Result addGradients(Batch batch) {
        int labelled = labelled(batch.t());
        Batch known = new Batch(null, first(labelled, batch.t(), targets), first(labelled, batch.weights(), weights));
        supervised.loss().requireTargets("targets", known.t());
        double loss = ladder.learn(batch.x(), labelled, batch.weights(), (y, dy) -> {
            FloatMatrix own = first(labelled, y, outputs);
            FloatMatrix ofOwn = gradients.of(own.rows, own.columns);
            double value = supervised.loss().gradient(own, known, ofOwn);
            System.arraycopy(ofOwn.data, 0, dy.data, 0, ofOwn.length);
            return value;
        });
        return supervised.result(loss, first(labelled, ladder.lastOutputs(), outputs), known.t());
    }

    /** Number of labelled samples, which must come first. */
    private static int labelled(FloatMatrix t) {
        int labelled = 0;
        while (labelled < t.columns && !Float.isNaN(t.data[labelled * t.rows])) labelled++;
        for (int c = labelled; c < t.columns; c++)
            if (!Float.isNaN(t.data[c * t.rows]))
                throw new IllegalArgumentException("a batch of a ladder has its labelled samples first, and sample " + c
                        + " (from 0) has a label after one without; let prepare make the batches");
        return labelled;
    }

    private static FloatMatrix first(int columns, FloatMatrix m, Buffer buffer) {
        if (m == null) return null;
        FloatMatrix part = buffer.of(m.rows, columns);
        System.arraycopy(m.data, 0, part.data, 0, part.length);
        return part;
    }

    /**
     * The costs of the levels in the last step, with their factors.
     *
     * @return from the inputs up; empty if the ladder has no decoder
     */
    public double[] costs() {
        return ladder.costs().clone();
    }

    @Override
    public Evaluation evaluate(TrainingData data) {
        return Evaluation.of(ladder, supervised.loss(), !metrics().isEmpty(), data);
    }
}
