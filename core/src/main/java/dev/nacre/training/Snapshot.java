package dev.nacre.training;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** A copy of a layer's weights, to go back to. */
final class Snapshot {
    private final List<Parameter> parameters;
    private final List<FloatMatrix> values = new ArrayList<>();

    /** Copies the weights as they are now. */
    Snapshot(Layer layer) {
        parameters = Layers.allParameters(layer);
        for (Parameter p : parameters) values.add(new FloatMatrix(p.value().rows, p.value().columns));
        take();
    }

    /** Copies the weights anew. */
    void take() {
        for (int i = 0; i < values.size(); i++) copy(parameters.get(i).value(), values.get(i));
    }

    void restore() {
        for (int i = 0; i < values.size(); i++)
            copy(values.get(i), parameters.get(i).value());
    }

    private static void copy(FloatMatrix from, FloatMatrix to) {
        System.arraycopy(from.data, 0, to.data, 0, to.length);
    }

    /** The copies, to be kept in a checkpoint. */
    List<Parameter> state() {
        List<Parameter> state = new ArrayList<>();
        for (int i = 0; i < values.size(); i++)
            state.add(Parameter.statistic(parameters.get(i).name(), values.get(i)));
        return state;
    }
}
