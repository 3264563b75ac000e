package dev.nacre.layers;

import dev.nacre.Checks;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.LayerSequence;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Built layers, applied one after the other. The position of a layer, counted from 0, becomes the prefix of its
 * parameters' names: {@code 2.weight}.
 */
public final class SequentialLayer implements LayerSequence {
    private final List<Layer> layers;
    private final List<Child> children;
    private final List<List<Parameter>> parameters;
    private final Shape shape;

    /**
     * A chain of built layers.
     *
     * @param inputs the shape of one sample that the first layer gets
     * @param layers the layers, in order
     */
    public SequentialLayer(Shape inputs, List<? extends Layer> layers) {
        this.layers = List.copyOf(layers);
        this.children = Child.chain(layers);
        this.parameters = layers.stream().map(Layers::parameters).toList();
        this.shape = layers.isEmpty() ? inputs : layers.get(layers.size() - 1).shape();
    }

    @Override
    public int outputs() {
        return layers.isEmpty() ? shape.size() : layers.get(layers.size() - 1).outputs();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        if (layers.isEmpty()) Checks.requireInputs("sequential", outputs(), x);
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
    public boolean takesMissingSteps() {
        return !layers.isEmpty() && layers.get(0).takesMissingSteps();
    }

    @Override
    public boolean takesMissing() {
        return !layers.isEmpty() && layers.get(0).takesMissing();
    }

    /** The first layer with something to train: back-propagation stops there. */
    private int lowestTrainable() {
        for (int i = 0; i < layers.size(); i++)
            for (Parameter parameter : parameters.get(i)) if (parameter.trainable()) return i;
        return layers.size();
    }
}
