package dev.nacre.tck;

import dev.nacre.Fittable;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import java.util.List;
import org.jblas.FloatMatrix;

/** The layer of an {@link InnerProbe}: returns its inputs, and remembers whether it was fitted. */
record ProbeLayer(Shape shape, Parameter seen, Noise noise) implements Fittable {
    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(seen);
    }

    @Override
    public List<Noise> noises() {
        return List.of(noise);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        return x;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        return dy;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        seen.value().data[0] = 1;
    }

    @Override
    public boolean fitted() {
        return seen.value().data[0] != 0;
    }
}
