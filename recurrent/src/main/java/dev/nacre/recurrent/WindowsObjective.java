package dev.nacre.recurrent;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.TrainingData;
import dev.nacre.training.Objective;
import dev.nacre.training.ObjectiveFactory;
import dev.nacre.training.Partitions;
import dev.nacre.training.SupervisedObjective;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/**
 * The loss of long sequences that a network reads in windows: truncated back-propagation through time. The recurrent
 * layers begin a window with the state that they had at the end of the one before; gradients end where the window
 * begins. Williams and Peng, 1990.
 *
 * <pre>{@code
 * Network network = new Network("sequential([lstm(64), eachStep(dense(4))])", new Shape(50, 1, 6), 1);
 * Loss loss = new PerStep(new CrossEntropy(), 4);
 * trainer.minimise(new WindowsObjective(network, loss, List.of()), sequences);
 * }</pre>
 *
 * <p>A sample of the data is a whole sequence of any number of steps, with targets for each; the network's inputs say
 * how many steps a window has. A batch of the trainer has so many sequences, and each of their windows is a step of
 * the optimizer. Each step of a sequence counts the same. Layers that are not recurrent see one window at a time.
 */
public final class WindowsObjective implements Objective {
    private final SupervisedObjective supervised;
    private final Shape window;
    private final int outputs;
    private final CarriedState state;
    private Map<String, FloatMatrix> restored = Map.of();

    /**
     * An objective for the whole network.
     *
     * @param network changed by training; its inputs are a window of a sequence, and it has an answer for each step
     * @param loss the loss to minimise, usually {@link dev.nacre.losses.PerStep}
     * @param metrics the metrics to report besides the loss, over the steps of all sequences
     * @throws IllegalArgumentException if the network has no recurrent layer, one that reads from the end, or outputs
     *     that are not a sequence of the same number of steps
     */
    public WindowsObjective(Network network, Loss loss, List<Metric> metrics) {
        this(new SupervisedObjective(network, loss, metrics));
    }

    private WindowsObjective(SupervisedObjective supervised) {
        this.supervised = supervised;
        this.window = network().inputShape();
        this.state = new CarriedState(network().layer(), window);
        int steps = network().layer().shape().height();
        if (steps != window.height())
            throw new IllegalArgumentException("a network for windows of " + window.height()
                    + " steps must answer at each of them; the shape of its outputs is "
                    + network().layer().shape() + "; let it end with eachStep, not lastStep");
        this.outputs = network().outputs() / steps;
    }

    @Override
    public Network network() {
        return supervised.network();
    }

    @Override
    public List<Parameter> parameters() {
        return supervised.parameters();
    }

    @Override
    public List<Metric> metrics() {
        return supervised.metrics();
    }

    @Override
    public void requireData(String what, TrainingData data) {
        Shape shape = data.shape();
        if (shape.width() != window.width() || shape.channels() != window.channels())
            throw new IllegalArgumentException("the network reads windows of " + window + ", the " + what
                    + " has sequences of " + shape + " (steps x width x channels); only steps may differ");
        if (data.targets() != (long) shape.height() * outputs)
            throw new IllegalArgumentException("the network has " + outputs + " outputs at each step, the " + what + " "
                    + data.targets() + " targets for " + shape.height() + " steps");
    }

    @Override
    public void fitPreprocessing(TrainingData data) {
        network().fitPreprocessing(prepare(data));
    }

    @Override
    public TrainingData prepare(TrainingData data) {
        return data instanceof Partitions ? data : Windows.of(data, window, outputs, state);
    }

    @Override
    public Result addGradients(Batch batch) {
        if (!restored.isEmpty()) state.resume(restored);
        restored = Map.of();
        return state.carry(() -> supervised.addGradients(batch));
    }

    /** It begins with states of zero, and changes none of training. */
    @Override
    public Evaluation evaluate(TrainingData data) {
        CarriedState own = new CarriedState(network().layer(), window);
        TrainingData windows = ((Windows) data).with(own);
        return own.carry(() -> supervised.evaluate(windows));
    }

    /** The states after the last window. */
    @Override
    public Map<String, FloatMatrix> state() {
        state.advance();
        return state.all();
    }

    @Override
    public void restore(Map<String, FloatMatrix> saved) {
        restored = saved;
    }

    @Override
    public ObjectiveFactory factory() {
        return new Factory(supervised.factory());
    }

    /** The objective of each window, to be sent elsewhere. */
    private record Factory(ObjectiveFactory supervised) implements ObjectiveFactory {
        @Override
        public Objective create(Network copy) {
            return new WindowsObjective((SupervisedObjective) supervised.create(copy));
        }
    }
}
