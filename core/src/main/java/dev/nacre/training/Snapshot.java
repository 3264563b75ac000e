package dev.nacre.training;

import dev.nacre.Layers;
import dev.nacre.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/**
 * A copy of the weights that an objective trains, to go back to. For listeners that restore weights, such as
 * {@link EarlyStopping}; those that do must call {@link Training#restored}.
 */
public final class Snapshot {
    private final Objective objective;
    private final List<Parameter> parameters;
    private final List<FloatMatrix> values = new ArrayList<>();

    /**
     * Copies the weights as they are now.
     *
     * @param objective of the training
     */
    public Snapshot(Objective objective) {
        this.objective = objective;
        parameters = Layers.allParameters(objective.layer());
        for (Parameter p : parameters) values.add(new FloatMatrix(p.value().rows, p.value().columns));
        take();
    }

    /** Copies the weights anew. */
    public void take() {
        for (int i = 0; i < values.size(); i++) copy(parameters.get(i).value(), values.get(i));
    }

    /** Copies them back. */
    public void restore() {
        for (int i = 0; i < values.size(); i++)
            copy(values.get(i), parameters.get(i).value());
    }

    private static void copy(FloatMatrix from, FloatMatrix to) {
        System.arraycopy(from.data, 0, to.data, 0, to.length);
    }

    /** The copies by the parameters' names, to be kept in a checkpoint. */
    Map<String, FloatMatrix> state() {
        Map<String, FloatMatrix> state = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) state.put(objective.network().name(parameters.get(i)), values.get(i));
        return state;
    }
}
