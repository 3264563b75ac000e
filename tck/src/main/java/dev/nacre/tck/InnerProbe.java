package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
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
}
