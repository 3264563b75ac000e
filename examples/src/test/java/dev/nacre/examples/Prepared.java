package dev.nacre.examples;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Shape;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Networks that need no training before they are used: preprocessing is fitted on random samples. */
public final class Prepared {
    private Prepared() {}

    /** Standard normal numbers. */
    public static FloatMatrix samples(int inputs, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(inputs, count);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        return x;
    }

    /** A network whose preprocessing, if it has any, comes first. */
    public static Network network(LayerSpec spec, int inputs) {
        Network network = built(spec, inputs);
        for (Layer layer : network.layers())
            if (layer instanceof Fittable preprocessing) preprocessing.fit(List.of(samples(inputs, 40, 9)));
        return network;
    }

    /** On features in a row, or on images of two columns if the layer takes nothing but images. */
    static Network built(LayerSpec spec, int inputs) {
        try {
            return new Network(spec, inputs, 1);
        } catch (IllegalArgumentException e) {
            return new Network(spec, new Shape(inputs / 2, 2, 1), 1);
        }
    }
}
