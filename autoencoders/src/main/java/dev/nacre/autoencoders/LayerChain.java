package dev.nacre.autoencoders;

import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jblas.FloatMatrix;

/** Layers one after the other that belong to others: unlike {@code sequential} it leaves the parameters' names alone. */
record LayerChain(List<Layer> parts) implements Layer {
    LayerChain {
        parts = List.copyOf(parts);
    }

    @Override
    public int outputs() {
        return parts.get(parts.size() - 1).outputs();
    }

    @Override
    public List<Parameter> parameters() {
        Set<Parameter> distinct = new LinkedHashSet<>();
        for (Layer part : parts) distinct.addAll(part.parameters());
        return List.copyOf(distinct);
    }

    @Override
    public List<Noise> noises() {
        return parts.stream().flatMap(part -> part.noises().stream()).toList();
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        FloatMatrix y = x;
        for (Layer part : parts) y = part.forward(y, mode);
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix gradient = dy;
        for (int i = parts.size() - 1; i >= 0; i--) gradient = parts.get(i).backward(gradient, inputGradient || i > 0);
        return gradient;
    }

    @Override
    public boolean takesMissing() {
        return !parts.isEmpty() && parts.get(0).takesMissing();
    }

    @Override
    public double ownLoss() {
        double sum = 0;
        for (Layer part : parts) sum += part.ownLoss();
        return sum;
    }
}
