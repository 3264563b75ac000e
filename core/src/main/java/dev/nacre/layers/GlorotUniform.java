package dev.nacre.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Uniform with variance 2 / (fan-in + fan-out), which keeps the scale of signals and gradients in layers that are
 * linear around zero. Glorot and Bengio, 2010, equation 16. It is in core because it is the default of the dense layer.
 */
@Doc("uniform in ±sqrt(6 / (fan-in + fan-out)); Glorot and Bengio, 2010")
@AutoService(Initializer.class)
public record GlorotUniform() implements Initializer {
    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        float limit = (float) Math.sqrt(6.0 / (fanIn + fanOut));
        for (int i = 0; i < weights.length; i++) weights.data[i] = limit * (2 * random.nextFloat() - 1);
    }
}
