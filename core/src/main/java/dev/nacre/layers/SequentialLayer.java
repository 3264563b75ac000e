package dev.nacre.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jblas.FloatMatrix;

/**
 * Built layers, applied one after the other. The position of a layer, counted from 0, becomes the prefix of its
 * parameters' names: {@code 2.weight}.
 */
public final class SequentialLayer implements Layer {
    private final List<Layer> layers;
    private final List<Parameter> parameters;
    private final List<Noise> noises;
    private final int outputs;

    /**
     * A chain of built layers.
     *
     * @param inputs number of inputs of the first layer
     * @param layers the layers, in order
     */
    public SequentialLayer(int inputs, List<Layer> layers) {
        this.layers = List.copyOf(layers);
        this.outputs = layers.isEmpty() ? inputs : layers.get(layers.size() - 1).outputs();
        Set<Parameter> named = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < layers.size(); i++)
            for (Parameter parameter : Layers.allParameters(layers.get(i)))
                if (named.add(parameter)) parameter.qualify(i + ".");
        Set<Parameter> distinct = new LinkedHashSet<>();
        for (Layer layer : layers) distinct.addAll(layer.parameters());
        this.parameters = List.copyOf(distinct);
        this.noises = layers.stream().flatMap(layer -> layer.noises().stream()).toList();
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<Noise> noises() {
        return noises;
    }

    @Override
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        if (layers.isEmpty()) Checks.requireInputs("sequential", outputs, x);
        FloatMatrix y = x;
        for (int i = 0; i < layers.size(); i++) {
            try {
                y = layers.get(i).forward(y, mode);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("layer " + i + ": " + e.getMessage(), e);
            }
        }
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        int last = inputGradient ? 0 : lowestTrainable();
        FloatMatrix gradient = dy;
        for (int i = layers.size() - 1; i >= last; i--)
            gradient = layers.get(i).backward(gradient, inputGradient || i > last);
        return gradient;
    }

    @Override
    public double ownLoss() {
        double sum = 0;
        for (Layer layer : layers) sum += layer.ownLoss();
        return sum;
    }

    @Override
    public boolean takesMissing() {
        return !layers.isEmpty() && layers.get(0).takesMissing();
    }

    /** The first layer with something to train: back-propagation stops there. */
    private int lowestTrainable() {
        for (int i = 0; i < layers.size(); i++)
            for (Parameter parameter : layers.get(i).parameters()) if (parameter.trainable()) return i;
        return layers.size();
    }
}
