package dev.nacre.recurrent;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.model.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/**
 * Predictions for sequences that arrive piece by piece, step by step for example: the recurrent layers begin with the
 * state that they had at the end of the piece before. They are those that the model gives for the whole sequence.
 *
 * <pre>{@code
 * SequenceStream stream = new SequenceStream(model, 1);
 * float[] first = stream.next(0.3f, 1.2f); // the features of the first step
 * float[] second = stream.next(0.1f, 1.5f);
 * }</pre>
 *
 * <p>A stream has a copy of the model's weights, which all its {@link #copy copies} share. One thread at a time may use
 * a stream; different streams may be used at the same time. Layers that are not recurrent see one piece at a time.
 */
public final class SequenceStream {
    private final Model model;
    private final CarriedState state;
    private int sequences;

    /**
     * A stream at the beginning of some sequences.
     *
     * @param model its network was trained on sequences of any number of steps
     * @param steps steps in a piece, at least 1
     * @throws IllegalArgumentException if the network has no recurrent layer, one that reads from the end, or weights
     *     for a number of steps
     */
    public SequenceStream(Model model, int steps) {
        this(new Model(ofSteps(model.network(), steps), model.loss()));
    }

    private SequenceStream(Model model) {
        this.model = model;
        this.state = new CarriedState(layer(), model.network().inputShape());
    }

    private static Network ofSteps(Network network, int steps) {
        Shape sequence = network.inputShape();
        Network copy = new Network(network.spec(), new Shape(steps, sequence.width(), sequence.channels()), 1);
        List<Parameter> from = network.parameters();
        List<Parameter> to = copy.parameters();
        for (int p = 0; p < from.size(); p++) {
            FloatMatrix value = from.get(p).value();
            FloatMatrix own = to.get(p).value();
            if (own.rows != value.rows || own.columns != value.columns)
                throw new IllegalArgumentException(network.name(from.get(p)) + " depends on the number of steps: "
                        + value.rows + " × " + value.columns + " for " + sequence.height() + ", " + own.rows + " × "
                        + own.columns + " for " + steps + "; take a network whose other layers are in eachStep");
            System.arraycopy(value.data, 0, own.data, 0, value.length);
        }
        return copy;
    }

    private Layer layer() {
        return model.network().layer();
    }

    /**
     * Predicts the next piece of some sequences.
     *
     * @param x (steps · features) × sequences; NaN for all features of a step that is missing
     * @return the predictions for these steps, outputs × sequences; a new matrix
     * @throws IllegalArgumentException if x is not such a piece, or of another number of sequences than the piece
     *     before; the state then stays as it is
     */
    public FloatMatrix next(FloatMatrix x) {
        if (sequences != x.columns) {
            if (sequences > 0)
                throw new IllegalArgumentException("the piece before had " + sequences + " sequences, this one has "
                        + x.columns + "; call restart() for others");
            state.restart(x.columns);
        }
        Checks.requireFiniteOrMissing("the next piece", x);
        try {
            FloatMatrix y = state.carry(() -> layer().forward(x, Mode.INFER));
            FloatMatrix prediction = new FloatMatrix(y.rows, y.columns);
            model.loss().predict(y, prediction);
            state.advance();
            sequences = x.columns;
            return prediction;
        } finally {
            state.retreat();
        }
    }

    /**
     * Predicts the next piece of one sequence.
     *
     * @param x its features, step by step
     * @return the predictions for these steps
     */
    public float[] next(float... x) {
        return next(new FloatMatrix(x.length, 1, x)).data;
    }

    /** Goes back to the beginning, for other sequences. */
    public void restart() {
        sequences = 0;
    }

    /**
     * Another stream that goes on from here, to try several continuations, or to serve another sequence.
     *
     * @return shares the weights with this one
     */
    public SequenceStream copy() {
        SequenceStream copy = new SequenceStream(model);
        copy.restore(state());
        return copy;
    }

    /**
     * The state of the recurrent layers, to go on later or elsewhere.
     *
     * @return layer, counted from 0, → its numbers × sequences; empty at the beginning; copies
     */
    public Map<String, FloatMatrix> state() {
        Map<String, FloatMatrix> copies = new LinkedHashMap<>();
        if (sequences > 0) state.all().forEach((name, matrix) -> copies.put(name, matrix.dup()));
        return copies;
    }

    /**
     * Goes on from a saved state.
     *
     * @param saved what {@link #state} of a stream of the same model returned
     * @throws IllegalArgumentException if it is of another network
     */
    public void restore(Map<String, FloatMatrix> saved) {
        restart();
        if (saved.isEmpty()) return;
        state.load(saved);
        sequences = saved.get("0").columns;
    }
}
