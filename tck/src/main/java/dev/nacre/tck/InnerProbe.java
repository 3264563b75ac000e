package dev.nacre.tck;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Takes the place of a component, and records the layers built from it: preprocessing with a parameter and noise.
 */
record InnerProbe() implements LayerSpec {
    /** The layers built on this thread. */
    static final ThreadLocal<List<ProbeLayer>> BUILT = ThreadLocal.withInitial(ArrayList::new);

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        ProbeLayer layer =
                new ProbeLayer(inputs, Parameter.statistic("probe", new FloatMatrix(1, 1)), new Noise(random));
        BUILT.get().add(layer);
        return layer;
    }

    /** Returns its inputs. */
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
}
