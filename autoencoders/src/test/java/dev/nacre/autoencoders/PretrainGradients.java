package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Batch;
import dev.nacre.Layers;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Compares the gradients that {@code pretrain} adds with differences of what it returns, under the same noise. */
final class PretrainGradients {
    private static final float STEP = 0.02f;

    private PretrainGradients() {}

    static void check(AutoencoderLayer layer, FloatMatrix x) {
        float[][] analytic = new float[layer.pretrainingParameters().size()][];
        value(layer, x);
        for (int p = 0; p < analytic.length; p++)
            analytic[p] = layer.pretrainingParameters().get(p).gradient().data.clone();
        int compared = 0;
        for (int p = 0; p < analytic.length; p++) {
            Parameter parameter = layer.pretrainingParameters().get(p);
            if (!parameter.trainable()) continue;
            for (int i = 0; i < analytic[p].length; i++) {
                compared++;
                double numeric = derivative(layer, x, parameter.value().data, i);
                assertThat((double) analytic[p][i])
                        .as("%s[%d] of %s", parameter.name(), i, layer)
                        .isCloseTo(numeric, org.assertj.core.data.Offset.offset(2e-3 * (Math.abs(numeric) + 0.05)));
            }
        }
        assertThat(compared).as("elements of %s", layer).isPositive();
    }

    /** Five-point form. */
    private static double derivative(AutoencoderLayer layer, FloatMatrix x, float[] values, int i) {
        float kept = values[i];
        double[] at = new double[5];
        for (int k = -2; k <= 2; k++) {
            values[i] = kept + k * STEP;
            if (k != 0) at[k + 2] = value(layer, x);
        }
        values[i] = kept;
        return (at[0] - 8 * at[1] + 8 * at[3] - at[4]) / (12 * STEP);
    }

    private static double value(AutoencoderLayer layer, FloatMatrix x) {
        for (Noise noise : Layers.allNoises(layer)) noise.position(7);
        for (Parameter parameter : layer.pretrainingParameters()) parameter.clearGradient();
        return layer.pretrain(new Batch(x, null));
    }

    /** Numbers between two bounds. */
    static FloatMatrix uniform(int rows, int columns, double low, double high, long seed) {
        FloatMatrix x = new FloatMatrix(rows, columns);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) (low + (high - low) * random.nextDouble());
        return x;
    }
}
