package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Normal with variance 2 / (fan-in + fan-out), which keeps the scale of signals and gradients in layers that are linear
 * around zero. Glorot and Bengio, 2010, equation 12. Not truncated, as in PyTorch; Keras truncates.
 */
@Doc("normal with variance 2 / (fan-in + fan-out); Glorot and Bengio, 2010")
@AutoService(Initializer.class)
public record GlorotNormal() implements Initializer {
    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        Draws.normal(weights, 0, Math.sqrt(2.0 / (fanIn + fanOut)), random);
    }
}
