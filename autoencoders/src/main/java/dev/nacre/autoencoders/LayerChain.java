package dev.nacre.autoencoders;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.LayerSequence;
import dev.nacre.Mode;
import dev.nacre.Shape;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Layers one after the other, with given names.
 *
 * @param shape shape of the outputs
 * @param children the layers, first one first
 */
record LayerChain(Shape shape, List<Child> children) implements LayerSequence {
    LayerChain {
        children = List.copyOf(children);
    }

    @Override
    public List<Layer> layers() {
        return children.stream().map(Child::layer).toList();
    }

    private Layer layer(int i) {
        return children.get(i).layer();
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        FloatMatrix y = x;
        for (int i = 0; i < children.size(); i++) y = layer(i).forward(y, mode);
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix gradient = dy;
        for (int i = children.size() - 1; i >= 0; i--) gradient = layer(i).backward(gradient, inputGradient || i > 0);
        return gradient;
    }

    @Override
    public boolean takesMissing() {
        return !children.isEmpty() && layer(0).takesMissing();
    }
}
