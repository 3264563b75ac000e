package dev.nacre.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Activation;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.blas.Products;
import dev.nacre.diagnosis.Check.Verdict;
import dev.nacre.diagnosis.Fixtures.Rectifier;
import dev.nacre.layers.Dense;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.CrossEntropy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Images that are mostly black and biases that start at zero: nearly all first preactivations are exactly 0, where relu
 * has its kink. A right network passes all the same, and a wrong one does not.
 */
class BlackBackgroundTest {
    private static final int PATCHES = 16;
    private static final int PIXELS = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void rightGradientsPassAlthoughPreactivationsLieOnTheKink(long seed) {
        assertThat(gradients(new Rectifier(), 1, 1, seed).verdict()).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void wrongGradientsFailThereToo(long seed) {
        assertThat(gradients(new Rectifier(), 1, -1, seed).toString())
                .startsWith("gradients: failed, the gradient of parameter 0.bias differs");
        assertThat(gradients(new Rectifier(), 0.5f, 1, seed).toString())
                .startsWith("gradients: failed, the gradient of parameter 0.weight differs");
        assertThat(gradients(new NoDerivative(), 1, 1, seed).verdict()).isEqualTo(Verdict.FAILED);
    }

    /** Faults, if any, lie in the first layer. */
    private static Check gradients(Activation activation, float weightFault, float biasFault, long seed) {
        LayerSpec spec = new Sequential(
                new Shared(8, weightFault, biasFault),
                activation,
                new Shared(8, 1, 1),
                new Rectifier(),
                new Dense(16, new Rectifier()),
                new Dense(2));
        Network network = new Network(spec, PATCHES * PIXELS, seed);
        return Gradients.check(network, new CrossEntropy(), images(64, seed), seed);
    }

    /** Two classes: two patches of sixteen are not black, among the first eight or among the others. */
    private static Samples images(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(PATCHES * PIXELS, size);
        FloatMatrix t = new FloatMatrix(2, size);
        for (int s = 0; s < size; s++) {
            t.put(s % 2, s, 1);
            for (int stroke = 0; stroke < 2; stroke++) {
                int patch = s % 2 * PATCHES / 2 + random.nextInt(PATCHES / 2);
                for (int p = 0; p < PIXELS; p++) x.put(patch * PIXELS + p, s, random.nextFloat());
            }
        }
        return new Samples(x, t);
    }

    /** relu without its derivative. */
    record NoDerivative() implements Activation {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {
            new Rectifier().forward(x, y, from, to);
        }

        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            System.arraycopy(dy, from, dx, from, to - from);
        }
    }

    /**
     * A convolution in miniature: the same weights for each patch. Gradients are multiplied by the faults; 1 is right.
     */
    record Shared(int units, float weightFault, float biasFault) implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            int size = inputs.size();
            FloatMatrix weight = Weights.draw(new GlorotUniform(), size / PATCHES, units, random);
            Parameter w = new Parameter("weight", weight);
            Parameter b = new Parameter("bias", new FloatMatrix(units, 1));
            return new Layer() {
                private FloatMatrix patches;

                @Override
                public int outputs() {
                    return units * PATCHES;
                }

                @Override
                public List<Parameter> parameters() {
                    return List.of(w, b);
                }

                @Override
                public FloatMatrix forward(FloatMatrix x, Mode mode) {
                    patches = new FloatMatrix(size / PATCHES, PATCHES * x.columns, x.data);
                    FloatMatrix z = new FloatMatrix(units, patches.columns);
                    Products.multiply(w.value(), true, patches, false, 0, z);
                    z.addiColumnVector(b.value());
                    return new FloatMatrix(outputs(), x.columns, z.data);
                }

                @Override
                public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
                    FloatMatrix dz = new FloatMatrix(units, PATCHES * dy.columns, dy.data);
                    w.addProduct(patches, false, dz, true);
                    w.gradient().muli(weightFault);
                    b.gradient().addi(dz.rowSums().muli(biasFault));
                    FloatMatrix dx = new FloatMatrix(size, dy.columns);
                    FloatMatrix dp = new FloatMatrix(size / PATCHES, dz.columns, dx.data);
                    Products.multiply(w.value(), false, dz, false, 0, dp);
                    return dx;
                }
            };
        }
    }
}
