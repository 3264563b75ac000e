package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Adds normal noise to the gradients, with decreasing variance η / (1 + t)^γ. Neelakantan et al., 2015,
 * arXiv:1511.06807, equation 1. The noise is added before the first link of a chain steps, in order with the other
 * links that {@linkplain Optimizer#prepare prepare}: after {@link ClipGlobalNorm}, as in the paper, it is not clipped.
 *
 * <p>It keeps no state: each number is a hash of the seed, the step, and the positions of parameter and element, so
 * that training resumed from a checkpoint has the same noise.
 */
@Doc("adds normal noise with decreasing variance to the gradients; Neelakantan et al., 2015, arXiv:1511.06807")
@AutoService(Optimizer.class)
public record GradientNoise(
        @Doc("variance of the noise before decay, > 0") float eta,
        @Doc("exponent of the decay of the variance, >= 0") float gamma,
        @Doc("seed of the noise") long seed)
        implements ElementwiseOptimizer {
    /** Checks the components. */
    public GradientNoise {
        Require.positive("eta", eta);
        Require.notNegative("gamma", gamma);
    }

    /** The paper's 0.01 and 0.55; seed 1. */
    public GradientNoise() {
        this(0.01f, 0.55f, 1);
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void prepare(List<Parameter> parameters, int t) {
        float deviation = (float) Math.sqrt(eta / Math.pow(1.0 + t, gamma));
        long step = mix(seed + t);
        for (int p = 0; p < parameters.size(); p++) {
            float[] gradient = parameters.get(p).gradient().data;
            long pass = mix(step + p);
            Parallel.forRange(
                    gradient.length, (from, to) -> Noise.addGaussians(pass, from, deviation, gradient, from, to));
        }
    }

    private static long mix(long key) {
        return new SplittableRandom(key).nextLong();
    }

    /** Does nothing: {@link #prepare} has done all. */
    @Override
    public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {}
}
