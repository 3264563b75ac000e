package dev.nacre.autoencoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.layers.GlorotUniform;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Against a machine of 4 + 3 units, solved by summing over all states. */
class RbmTest {
    private static final int[] DATA = {0b0011, 0b1100, 0b0111};

    private static RbmLayer machine(boolean gaussian, int steps, int chains) {
        RbmLayer layer =
                new Rbm(3, gaussian, steps, chains, new GlorotUniform()).build(Shape.flat(4), new SplittableRandom(5));
        int seed = 0;
        for (Parameter parameter : layer.pretrainingParameters().subList(0, 3)) {
            FloatMatrix start =
                    PretrainGradients.uniform(parameter.value().rows, parameter.value().columns, -1, 1, ++seed);
            System.arraycopy(start.data, 0, parameter.value().data, 0, start.length);
        }
        return layer;
    }

    private static void clear(RbmLayer layer) {
        for (Parameter parameter : layer.pretrainingParameters()) parameter.clearGradient();
    }

    @Test
    void freeEnergyIsTheSumOverAllHiddenStates() {
        RbmLayer layer = machine(false, 1, 0);
        TinyRbm exact = new TinyRbm(layer);
        for (int v = 0; v < 16; v++)
            assertThat(layer.freeEnergy(exact.columns(1, v))[0]).isCloseTo(exact.freeEnergy(v), within(1e-5));
    }

    @Test
    void contrastiveDivergenceHasTheExpectationOfItsOneStepChain() {
        RbmLayer layer = machine(false, 1, 0);
        TinyRbm exact = new TinyRbm(layer);
        clear(layer);

        layer.pretrain(new Batch(exact.columns(100_000, DATA), null));

        double[][] expected = expectedCd1(exact, false);
        for (int p = 0; p < 3; p++)
            for (int i = 0; i < expected[p].length; i++)
                assertThat((double) layer.pretrainingParameters().get(p).gradient().data[i])
                        .as("%d[%d]", p, i)
                        .isCloseTo(expected[p][i], within(4e-3));
    }

    @Test
    void gaussianContrastiveDivergenceHasTheExpectationOfItsOneStepChain() {
        RbmLayer layer = machine(true, 1, 0);
        TinyRbm exact = new TinyRbm(layer);
        clear(layer);

        layer.pretrain(new Batch(exact.columns(100_000, DATA), null));

        double[][] expected = expectedCd1(exact, true);
        for (int p = 0; p < 3; p++)
            for (int i = 0; i < expected[p].length; i++)
                assertThat((double) layer.pretrainingParameters().get(p).gradient().data[i])
                        .as("%d[%d]", p, i)
                        .isCloseTo(expected[p][i], within(6e-3));
    }

    /** By summing over the hidden states that the data may draw. Weight, hidden bias, visible bias. */
    private static double[][] expectedCd1(TinyRbm m, boolean gaussian) {
        double[][] gradient = {new double[12], new double[3], new double[4]};
        for (int state : DATA) {
            double[] v0 = m.bits(state);
            add(gradient, m, v0, -1.0 / DATA.length);
            for (int h = 0; h < 8; h++) {
                double[] v1 = new double[4];
                for (int i = 0; i < 4; i++) {
                    double sum = m.visibleSum(i, h);
                    v1[i] = gaussian ? sum : 1 / (1 + Math.exp(-sum));
                }
                add(gradient, m, v1, m.hiddenProbability(h, v0) / DATA.length);
            }
        }
        return gradient;
    }

    private static void add(double[][] gradient, TinyRbm m, double[] v, double factor) {
        for (int j = 0; j < 3; j++) {
            double h = m.hiddenMean(j, v);
            gradient[1][j] += factor * h;
            for (int i = 0; i < 4; i++) gradient[0][j * 4 + i] += factor * v[i] * h;
        }
        for (int i = 0; i < 4; i++) gradient[2][i] += factor * v[i];
    }

    @Test
    void persistentChainsGiveTheGradientOfTheLogLikelihood() {
        RbmLayer layer = machine(false, 1, 2000);
        TinyRbm exact = new TinyRbm(layer);
        FloatMatrix x = exact.columns(1, DATA);
        clear(layer);
        for (int burnIn = 0; burnIn < 20; burnIn++) layer.pretrain(new Batch(x, null));
        clear(layer);
        int passes = 200;

        for (int pass = 0; pass < passes; pass++) layer.pretrain(new Batch(x, null));

        for (Parameter parameter : layer.pretrainingParameters().subList(0, 3)) {
            float[] values = parameter.value().data;
            for (int i = 0; i < values.length; i++) {
                float kept = values[i];
                values[i] = kept + 0.01f;
                double above = exact.logLikelihood(DATA);
                values[i] = kept - 0.01f;
                double below = exact.logLikelihood(DATA);
                values[i] = kept;
                assertThat((double) parameter.gradient().data[i] / passes)
                        .as("%s[%d]", parameter.name(), i)
                        .isCloseTo((below - above) / 0.02, within(5e-3));
            }
        }
    }

    @Test
    void samplesHaveTheModelsDistribution() {
        RbmLayer layer = machine(false, 1, 0);
        TinyRbm exact = new TinyRbm(layer);
        int count = 60_000;

        FloatMatrix samples = layer.sample(new FloatMatrix(4, count), 25, new SplittableRandom(9));

        double[] frequency = new double[16];
        for (int c = 0; c < count; c++) {
            int state = 0;
            for (int i = 0; i < 4; i++) state |= (int) samples.data[c * 4 + i] << i;
            frequency[state] += 1.0 / count;
        }
        for (int v = 0; v < 16; v++) assertThat(frequency[v]).as("%d", v).isCloseTo(exact.probability(v), within(4e-3));
    }

    @Test
    void newSamplesHaveTheModelsMeans() {
        for (int chains : new int[] {0, 40}) {
            RbmLayer layer = machine(false, 1, chains);
            TinyRbm exact = new TinyRbm(layer);
            FloatMatrix samples = layer.generate(4000, new SplittableRandom(3));
            for (int i = 0; i < 4; i++) {
                double mean = 0;
                for (int c = 0; c < samples.columns; c++) mean += samples.data[c * 4 + i] / samples.columns;
                double expected = 0;
                for (int v = 0; v < 16; v++) expected += exact.probability(v) * TinyRbm.bit(v, i);
                assertThat(mean).as("%d chains, unit %d", chains, i).isCloseTo(expected, within(0.03));
            }
        }
    }

    @Test
    void moreStepsComeNearerToTheLogLikelihoodsGradient() {
        assertThat(errorOfCd(20)).isLessThan(0.2 * errorOfCd(1));
    }

    /** Distance between the expected gradient of CD-k and the exact one, for the visible biases. */
    private static double errorOfCd(int steps) {
        RbmLayer cd = machine(false, steps, 0);
        TinyRbm exact = new TinyRbm(cd);
        clear(cd);
        cd.pretrain(new Batch(exact.columns(50_000, DATA), null));
        double distance = 0;
        for (int i = 0; i < 4; i++) {
            double expected = 0;
            for (int v = 0; v < 16; v++) expected += exact.probability(v) * TinyRbm.bit(v, i);
            for (int v : DATA) expected -= (double) TinyRbm.bit(v, i) / DATA.length;
            distance += Math.abs(cd.pretrainingParameters().get(2).gradient().data[i] - expected);
        }
        return distance;
    }

    @Test
    void trainingRaisesTheLogLikelihood() {
        for (int chains : new int[] {0, 500}) {
            RbmLayer layer = machine(false, 1, chains);
            TinyRbm exact = new TinyRbm(layer);
            double before = exact.logLikelihood(DATA);
            for (int step = 0; step < 2000; step++) {
                clear(layer);
                layer.pretrain(new Batch(exact.columns(1, DATA), null));
                for (Parameter parameter : layer.pretrainingParameters())
                    if (parameter.trainable())
                        for (int i = 0; i < parameter.value().length; i++)
                            parameter.value().data[i] -= 0.05f * parameter.gradient().data[i];
            }
            // three states of equal probability would have −1.10
            assertThat(exact.logLikelihood(DATA))
                    .as("%d chains", chains)
                    .isGreaterThan(before + 0.8)
                    .isGreaterThan(-1.6);
        }
    }

    @Test
    void gaussianFreeEnergyIsThatOfTheDefinition() {
        RbmLayer layer = machine(true, 1, 0);
        TinyRbm m = new TinyRbm(layer);
        FloatMatrix x = PretrainGradients.uniform(4, 1, -2, 2, 8);
        double sum = 0;
        for (int h = 0; h < 8; h++) {
            double energy = 0;
            for (int i = 0; i < 4; i++) energy += Math.pow(x.data[i] - m.visibleBias[i], 2) / 2;
            for (int j = 0; j < 3; j++)
                if (TinyRbm.bit(h, j) == 1) {
                    energy -= m.hiddenBias[j];
                    for (int i = 0; i < 4; i++) energy -= x.data[i] * m.weight[j * 4 + i];
                }
            sum += Math.exp(-energy);
        }
        assertThat(layer.freeEnergy(x)[0]).isCloseTo(-Math.log(sum), within(1e-4));
    }

    @Test
    void binaryUnitsRefuseOtherNumbers() {
        RbmLayer layer = machine(false, 1, 0);
        FloatMatrix x = PretrainGradients.uniform(4, 2, 0, 1, 1);
        x.data[5] = -0.25f;

        assertThatThrownBy(() -> layer.pretrain(new Batch(x, null)))
                .hasMessage("rbm with binary visible units takes numbers from 0 to 1, not -0.25 (number 1 of sample 1, "
                        + "from 0);"
                        + " scale them to that range, or use rbm(gaussian=true)");
    }
}
