package dev.nacre.autoencoders.anomaly;

import dev.nacre.autoencoders.Codec;
import org.jblas.FloatMatrix;

/** By the reconstruction error. */
record ReconstructionScorer(Codec codec) implements Scorer {
    @Override
    public double[] scores(FloatMatrix x) {
        return codec.errors(x);
    }

    @Override
    public Explanation explain(FloatMatrix x) {
        return new Explanation(codec.errorsByFeature(x), codec.prepare(x), codec.reconstruct(x));
    }
}
