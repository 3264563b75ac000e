package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What links do beyond ten steps of eight numbers. */
class LinkTest {
    /** Longer than a few pieces of {@code Parallel}, and no multiple of anything. */
    private static final int LARGE = 50_001;

    private static Parameter parameter(int rows, float gradient) {
        Parameter parameter = new Parameter("weight", new FloatMatrix(rows, 1));
        Arrays.fill(parameter.gradient().data, gradient);
        return parameter;
    }

    @Test
    void theGlobalNormCountsEveryElementOfEveryParameter() {
        Parameter large = parameter(LARGE, 0.5f);
        Parameter small = parameter(3, 2);
        double norm = Math.sqrt(LARGE * 0.25 + 3 * 4);
        new ClipGlobalNorm(1).prepare(List.of(large, small), 1);
        assertThat(large.gradient().data).containsOnly(0.5f * (float) (1 / norm));
        assertThat(small.gradient().data).containsOnly(2 * (float) (1 / norm));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, LARGE})
    void aNormCountsEveryElement(int length) {
        Parameter parameter = parameter(length, 3);
        new ClipNorm(1).step(parameter.gradient(), parameter.value(), new FloatMatrix[0], 1);
        double sum = 0;
        for (float g : parameter.gradient().data) sum += (double) g * g;
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @Test
    void squaresThatAFloatCannotHoldAreClippedAllTheSame() {
        Parameter parameter = parameter(4, 1e30f);
        new ClipGlobalNorm(2).prepare(List.of(parameter), 1);
        assertThat(parameter.gradient().data).containsOnly(1);
        Parameter other = parameter(4, -1e30f);
        new ClipNorm(2).step(other.gradient(), other.value(), new FloatMatrix[0], 1);
        assertThat(other.gradient().data).containsOnly(-1);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void aNormThatIsNotFiniteIsLeftForTheTrainerToReport(float broken) {
        for (Optimizer link : List.of(new ClipGlobalNorm(1), new ClipNorm(1), new AdaptiveClipping())) {
            Parameter parameter = parameter(3, 5);
            parameter.gradient().data[1] = broken;
            link.prepare(List.of(parameter), 1);
            link.step(parameter.gradient(), parameter.value(), new FloatMatrix[0], 1);
            assertThat(parameter.gradient().data).as(link.toString()).containsExactly(5, broken, 5);
        }
    }

    @Test
    void aGradientAsLongAsTheLimitIsNotTouched() {
        for (Optimizer link : List.of(new ClipGlobalNorm(5), new ClipNorm(5), new AdaptiveClipping(5, 1))) {
            Parameter parameter = parameter(2, 3);
            parameter.gradient().data[1] = 4;
            link.prepare(List.of(parameter), 1);
            link.step(parameter.gradient(), parameter.value(), new FloatMatrix[0], 1);
            assertThat(parameter.gradient().data).as(link.toString()).containsExactly(3, 4);
        }
    }

    @Test
    void adaptiveClippingTreatsColumnsOneByOne() {
        int columns = 40_000;
        FloatMatrix value = new FloatMatrix(3, columns);
        FloatMatrix gradient = new FloatMatrix(3, columns);
        for (int c = 0; c < columns; c++) {
            value.data[3 * c] = c;
            gradient.data[3 * c + 1] = -1;
        }
        new AdaptiveClipping(0.01f, 1).step(gradient, value, new FloatMatrix[0], 1);
        for (int c : new int[] {0, 1, 50, 99, 100, 101, 20_000, columns - 1})
            assertThat(gradient.data[3 * c + 1])
                    .as("column " + c)
                    .isCloseTo(-Math.min(1, 0.01f * Math.max(1, c)), within(1e-6f));
    }

    @Test
    void noiseIsNormalWithTheVarianceOfItsStepAndNeverTheSame() {
        GradientNoise noise = new GradientNoise(0.5f, 0.55f, 3);
        double[] first = noise(noise, 0, 1);
        double variance = 0.5 / Math.pow(2, 0.55);
        assertThat(mean(first)).isCloseTo(0, within(4 * Math.sqrt(variance / LARGE)));
        assertThat(covariance(first, first)).isCloseTo(variance, within(0.03 * variance));
        assertThat(covariance(noise(noise, 0, 999), noise(noise, 0, 999)))
                .isCloseTo(0.5 / Math.pow(1000, 0.55), within(0.03 * 0.5 / Math.pow(1000, 0.55)));
        double limit = 4 * variance / Math.sqrt(LARGE);
        assertThat(covariance(first, noise(noise, 1, 1))).as("other parameter").isCloseTo(0, within(limit));
        assertThat(covariance(first, noise(noise, 0, 2))).as("other step").isCloseTo(0, within(limit));
        assertThat(covariance(first, noise(new GradientNoise(0.5f, 0.55f, 4), 0, 1)))
                .as("other seed")
                .isCloseTo(0, within(limit));
        assertThat(noise(noise, 0, 1)).isEqualTo(first);
    }

    private static double[] noise(GradientNoise noise, int position, int t) {
        List<Parameter> parameters = List.of(parameter(LARGE, 0), parameter(LARGE, 0));
        noise.prepare(parameters, t);
        float[] g = parameters.get(position).gradient().data;
        return IntStream.range(0, LARGE).mapToDouble(i -> g[i]).toArray();
    }

    private static double mean(double[] a) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElseThrow();
    }

    private static double covariance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> a[i] * b[i])
                .average()
                .orElseThrow();
    }

    @Test
    void theSignIsThatOfMath() {
        for (float x : new float[] {0, -0f, 1, -1, 1e-37f, -1e-37f, Float.MIN_NORMAL, 1e38f, -1e38f})
            assertThat(Sign.of(x)).as("sign of " + x).isEqualTo(Math.signum(x));
        assertThat(Sign.of(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Sign.of(Float.NaN)).isNaN();
    }

    @Test
    void rmsPropKeepsNoMoreThanItNeeds() {
        assertThat(new RmsProp().slots()).isEqualTo(1);
        assertThat(new RmsProp(0.1f, 0.9f, 0.5f, false, 1e-8f).slots()).isEqualTo(2);
        assertThat(new RmsProp(0.1f, 0.9f, 0, true, 1e-8f).slots()).isEqualTo(2);
        assertThat(new RmsProp(0.1f, 0.9f, 0.5f, true, 1e-8f).slots()).isEqualTo(3);
    }

    @Test
    void lambMovesZeroedWeightsToo() {
        Parameter bias = parameter(2, 1);
        Lamb lamb = new Lamb(0.1f, 0, 0, 1e-6f, 0);
        FloatMatrix[] slots = {new FloatMatrix(2, 1), new FloatMatrix(2, 1)};
        lamb.step(bias.gradient(), bias.value(), slots, 1);
        assertThat(bias.gradient().data[0]).isCloseTo(0.1f, within(1e-6f));
    }

    @Test
    void reducingWaitsForMoreValidationsThanThePatience() {
        ReduceOnPlateau link = new ReduceOnPlateau(0.5f, 2, 0, 1, 0.2f);
        double nan = Double.NaN;
        assertThat(link.rate(new double[] {})).isEqualTo(1);
        assertThat(link.rate(new double[] {1, 1, 1})).isEqualTo(1);
        assertThat(link.rate(new double[] {1, 1, 1, 1})).isEqualTo(0.5f);
        assertThat(link.rate(new double[] {1, 1, 1, 0.9, 0.9, 0.9})).isEqualTo(1);
        assertThat(link.rate(new double[] {1, nan, nan, nan})).isEqualTo(0.5f);
        assertThat(link.rate(new double[] {nan, nan, nan})).isEqualTo(0.5f);
        // one validation of rest, then three
        assertThat(link.rate(new double[] {1, 1, 1, 1, 1, 1, 1})).isEqualTo(0.5f);
        assertThat(link.rate(new double[] {1, 1, 1, 1, 1, 1, 1, 1})).isEqualTo(0.25f);
        assertThat(link.rate(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})).isEqualTo(0.2f);
    }
}
