package dev.nacre.tables.layers;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import dev.nacre.compute.Buffer;
import dev.nacre.layers.SequentialLayer;
import dev.nacre.training.Objective;
import dev.nacre.training.ObjectiveFactory;
import dev.nacre.training.SupervisedObjective;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The mean of the losses of all members of an ensemble in one network, which ends with {@code combineMembers}. With the
 * loss of the members' mean they would depend on each other. Evaluation uses the combined outputs, as predictions do.
 * Gorishniy et al., 2025, arXiv:2410.24210.
 *
 * <pre>{@code
 * Network network = new Network(text, data.inputs(), 1); // sequential([…, memberHeads(3), combineMembers])
 * trainer.minimise(new MembersObjective(network, loss, List.of()), training, validation, new EarlyStopping(16));
 * Model model = new Model(network, loss);
 * }</pre>
 */
public final class MembersObjective implements Objective {
    /** Of the combined outputs: what is not about gradients is the same. */
    private final SupervisedObjective combined;

    private final CombineMembersLayer combine;
    private final Layer below;
    private final Buffer targets = new Buffer();
    private final Buffer weights = new Buffer();
    private final Buffer gradients = new Buffer();

    /**
     * An objective for the whole network.
     *
     * @param network changed by training; its last layer is {@code combineMembers}
     * @param loss the loss to minimise
     * @param metrics the metrics to report besides the loss, of the combined outputs
     * @throws IllegalArgumentException if the network ends with another layer
     */
    public MembersObjective(Network network, Loss loss, List<Metric> metrics) {
        this(new SupervisedObjective(network, loss, metrics));
    }

    private MembersObjective(SupervisedObjective combined) {
        this.combined = combined;
        Network network = combined.network();
        List<Layer> layers = network.layers();
        if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof CombineMembersLayer last))
            throw new IllegalArgumentException("the loss of members needs a network that ends with combineMembers, not "
                    + (layers.isEmpty()
                            ? "an empty one"
                            : "with " + layers.get(layers.size() - 1).name()));
        this.combine = last;
        this.below = new SequentialLayer(network.inputShape(), layers.subList(0, layers.size() - 1));
    }

    @Override
    public Network network() {
        return combined.network();
    }

    @Override
    public List<Parameter> parameters() {
        return combined.parameters();
    }

    @Override
    public List<Metric> metrics() {
        return combined.metrics();
    }

    @Override
    public void requireData(String what, TrainingData data) {
        combined.requireData(what, data);
    }

    @Override
    public Result addGradients(Batch batch) {
        Loss loss = combined.loss();
        loss.requireTargets("targets", batch.t());
        FloatMatrix y = below.forward(batch.x(), Mode.TRAIN);
        FloatMatrix dy = gradients.of(y.rows, y.columns);
        double value = loss.gradient(perMember(y), repeated(batch), perMember(dy)) + Layers.ownLoss(below);
        Result result = combined.result(value, metrics().isEmpty() ? y : combine.forward(y, Mode.INFER), batch.t());
        below.backward(dy, false);
        return result;
    }

    /** The same numbers, a column for each member of each sample. */
    private FloatMatrix perMember(FloatMatrix y) {
        return new FloatMatrix(combine.outputs(), y.columns * combine.members(), y.data);
    }

    /** Each sample's targets and weight once for each member. */
    private Batch repeated(Batch batch) {
        FloatMatrix own = batch.weights() == null ? null : repeated(batch.weights(), weights);
        return new Batch(batch.x(), repeated(batch.t(), targets), own);
    }

    private FloatMatrix repeated(FloatMatrix m, Buffer buffer) {
        int k = combine.members();
        FloatMatrix repeated = buffer.of(m.rows, m.columns * k);
        for (int c = 0; c < repeated.columns; c++)
            System.arraycopy(m.data, c / k * m.rows, repeated.data, c * m.rows, m.rows);
        return repeated;
    }

    @Override
    public Evaluation evaluate(TrainingData data) {
        return combined.evaluate(data);
    }

    @Override
    public ObjectiveFactory factory() {
        return new Factory(combined.factory());
    }

    /** By the objective of the combined outputs. */
    private record Factory(ObjectiveFactory combined) implements ObjectiveFactory {
        @Override
        public Objective create(Network copy) {
            return new MembersObjective((SupervisedObjective) combined.create(copy));
        }
    }
}
