package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The state of a layer between passes, as a checkpoint stores it: the values of its parameters and the positions of its
 * noise.
 */
record Snapshot(List<FloatMatrix> values, List<Long> positions) {
    static Snapshot of(Layer layer) {
        return new Snapshot(
                Layers.allParameters(layer).stream()
                        .map(p -> Numbers.copy(p.value()))
                        .toList(),
                Layers.allNoises(layer).stream().map(Noise::position).toList());
    }

    /** Restores the state into a layer of the same description, as loading a model does. */
    void restore(Layer layer) {
        List<Parameter> parameters = Layers.allParameters(layer);
        for (int i = 0; i < parameters.size(); i++)
            System.arraycopy(values.get(i).data, 0, parameters.get(i).value().data, 0, values.get(i).length);
        List<Noise> noises = Layers.allNoises(layer);
        for (int i = 0; i < noises.size(); i++) noises.get(i).position(positions.get(i));
    }

    /** Fails if the state has changed. */
    void requireUnchanged(String when, Layer layer) {
        List<Parameter> parameters = Layers.allParameters(layer);
        for (int i = 0; i < parameters.size(); i++) requireValue(when, i, parameters.get(i));
        List<Noise> noises = Layers.allNoises(layer);
        for (int i = 0; i < noises.size(); i++)
            if (noises.get(i).position() != positions.get(i))
                throw new Violation(
                        "the position of noise source " + i + " unchanged " + when + ": " + positions.get(i),
                        String.valueOf(noises.get(i).position()));
    }

    /** Fails if a parameter has changed that only the optimizer may change. */
    void requireTrainableUnchanged(String when, Layer layer) {
        List<Parameter> parameters = Layers.allParameters(layer);
        for (int i = 0; i < parameters.size(); i++)
            if (parameters.get(i).trainable()) requireValue(when, i, parameters.get(i));
    }

    private void requireValue(String when, int i, Parameter parameter) {
        Numbers.requireSame(parameter.name() + " unchanged " + when, values.get(i), parameter.value());
    }
}
