package dev.nacre.autoencoders.anomaly;

import dev.nacre.autoencoders.Codec;
import dev.nacre.autoencoders.VariationalLayer;
import dev.nacre.compute.Elementary;
import dev.nacre.compute.Noise;
import org.jblas.FloatMatrix;

/** By the mean error over several codes, each drawn from the sample's distribution with the same noise every time. */
record ProbabilityScorer(Codec codec, VariationalLayer autoencoder) implements Scorer {
    private static final int DRAWS = 16;

    @Override
    public double[] scores(FloatMatrix x) {
        FloatMatrix parts = parts(x);
        double[] scores = new double[x.columns];
        for (int i = 0; i < parts.length; i++) scores[i / parts.rows] += parts.data[i];
        return scores;
    }

    private FloatMatrix parts(FloatMatrix x) {
        FloatMatrix inputs = codec.prepare(x);
        FloatMatrix mean = autoencoder.encode(inputs);
        FloatMatrix logVariance = autoencoder.encodeLogVariance(inputs);
        FloatMatrix sum = new FloatMatrix(inputs.rows, inputs.columns);
        FloatMatrix code = new FloatMatrix(mean.rows, mean.columns);
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < code.length; i++)
                code.data[i] =
                        mean.data[i] + Elementary.exp(0.5f * logVariance.data[i]) * Noise.gaussian(draw, i % code.rows);
            FloatMatrix errors = codec.errorsByFeature(inputs, code);
            for (int i = 0; i < sum.length; i++) sum.data[i] += errors.data[i] / DRAWS;
        }
        return sum;
    }

    @Override
    public Explanation explain(FloatMatrix x) {
        return new Explanation(parts(x), codec.prepare(x), codec.reconstruct(x));
    }
}
