package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Identity;
import dev.nacre.Layers;
import dev.nacre.Shape;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.losses.Mse;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class VariationalTest {
    /** Linear throughout, a code of 2 for 3 inputs. */
    private static VariationalLayer linear(float beta) {
        return new Variational(2, List.of(), beta, new Identity(), new Identity(), new Mse(), new GlorotUniform())
                .build(Shape.flat(3), new SplittableRandom(4));
    }

    private static float[] values(VariationalLayer layer, String name) {
        for (var named : Layers.names(layer).entrySet())
            if (named.getValue().equals(name)) return named.getKey().value().data;
        throw new AssertionError(name);
    }

    /** Whatever the input, the code has mean (0.7, −1.2) and log variance (0.4, −0.9). */
    private static void fixCode(VariationalLayer layer) {
        Arrays.fill(values(layer, "mean.weight"), 0);
        Arrays.fill(values(layer, "logVariance.weight"), 0);
        System.arraycopy(new float[] {0.7f, -1.2f}, 0, values(layer, "mean.bias"), 0, 2);
        System.arraycopy(new float[] {0.4f, -0.9f}, 0, values(layer, "logVariance.bias"), 0, 2);
    }

    @Test
    void theDivergenceIsTheIntegralOfItsDefinition() {
        VariationalLayer layer = linear(1);
        fixCode(layer);
        double integral = divergence(0.7, Math.exp(0.2)) + divergence(-1.2, Math.exp(-0.45));

        assertThat(layer.divergence(new FloatMatrix(3, 5))).isCloseTo(integral, within(1e-5));
    }

    /** ∫ q log (q / p), q = N(μ, σ²), p = N(0, 1), by the trapezoid rule. */
    private static double divergence(double mu, double sigma) {
        double sum = 0;
        double step = 0.001;
        for (double z = mu - 10 * sigma; z < mu + 10 * sigma; z += step) {
            double logQ = -Math.pow((z - mu) / sigma, 2) / 2 - Math.log(sigma * Math.sqrt(2 * Math.PI));
            double logP = -z * z / 2 - Math.log(Math.sqrt(2 * Math.PI));
            sum += Math.exp(logQ) * (logQ - logP) * step;
        }
        return sum;
    }

    @Test
    void theLossIsTheExpectedReconstructionErrorAndTheDivergence() {
        for (float beta : new float[] {0, 1, 4}) {
            VariationalLayer layer = linear(beta);
            fixCode(layer);
            FloatMatrix x = new FloatMatrix(3, 50_000);
            for (int i = 0; i < x.length; i++) x.data[i] = 0.5f - i % 3;

            assertThat(layer.pretrain(new Batch(x, null)))
                    .isCloseTo(expectedError(layer) + beta * layer.divergence(x) / 3, within(0.02));
        }
    }

    /** E ‖x − V(μ + σε)‖² / 3 = (‖x − Vμ‖² + Σ σ² V²) / 3 for x = (0.5, −0.5, −1.5). */
    private static double expectedError(VariationalLayer layer) {
        float[] v = values(layer, "decoder.weight"); // 2 × 3: code × inputs
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += Math.pow(0.5 - i - 0.7 * v[2 * i] + 1.2 * v[2 * i + 1], 2);
            sum += Math.exp(0.4) * v[2 * i] * v[2 * i] + Math.exp(-0.9) * v[2 * i + 1] * v[2 * i + 1];
        }
        return sum / 3;
    }

    @Test
    void asALayerItGivesTheMeans() {
        VariationalLayer layer = linear(1);
        fixCode(layer);
        assertThat(layer.encode(new FloatMatrix(3, 1)).data).containsExactly(0.7f, -1.2f);
        assertThat(layer.encodeLogVariance(new FloatMatrix(3, 1)).data).containsExactly(0.4f, -0.9f);
        assertThat(Layers.parameters(layer))
                .extracting(parameter -> Layers.names(layer).get(parameter))
                .containsExactly("mean.weight", "mean.bias");
    }

    @Test
    void newSamplesAreDecodedNormalNumbers() {
        VariationalLayer layer = linear(1);
        float[] v = values(layer, "decoder.weight");

        FloatMatrix samples = layer.generate(50_000, new SplittableRandom(1));

        for (int i = 0; i < 3; i++) {
            double mean = 0;
            double square = 0;
            for (int c = 0; c < samples.columns; c++) {
                double value = samples.data[c * 3 + i];
                mean += value / samples.columns;
                square += value * value / samples.columns;
            }
            assertThat(mean).isCloseTo(0, within(0.02));
            assertThat(square).isCloseTo(v[2 * i] * v[2 * i] + v[2 * i + 1] * v[2 * i + 1], within(0.03));
        }
    }
}
