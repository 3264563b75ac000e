package dev.nacre.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Labels;
import dev.nacre.Loss;
import dev.nacre.Samples;
import dev.nacre.metrics.Accuracy;
import dev.nacre.plugin.Plugins;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class PerStepTest {
    private static final float NAN = Float.NaN;
    private static final Loss CROSS_ENTROPY = new PerStep(new CrossEntropy(), 2);

    /** Four steps of two classes: the second has no target, the fourth no outputs. */
    private static final float[] Y = {1, 0, 5, 6, 0, 2, NAN, NAN};

    private static final float[] T = {1, 0, NAN, NAN, 1, 0, 0, 1};

    @Test
    void theLossIsTheMeanOverTheStepsThatAreThere() {
        double first = Math.log(1 + Math.exp(-1));
        double third = Math.log(1 + Math.exp(2));
        assertThat(CROSS_ENTROPY.value(Y, T, 0, 8)).isCloseTo((first + third) / 2, within(1e-6));
        float[] dy = {9, 9, 9, 9, 9, 9, 9, 9};
        assertThat(CROSS_ENTROPY.gradient(Y, T, dy, 1, 0, 8)).isCloseTo((first + third) / 2, within(1e-6));
        float a = (float) (0.5 / (1 + Math.exp(1)));
        float b = (float) (0.5 / (1 + Math.exp(-2)));
        assertThat(dy).containsExactly(new float[] {-a, a, 0, 0, -b, b, 0, 0}, within(1e-6f));
    }

    @Test
    void predictionsAreThoseOfEachStep() {
        float[] p = new float[8];
        CROSS_ENTROPY.predict(Y, p, 0, 8);
        for (int step = 0; step < 6; step += 2)
            assertThat(p[step] + p[step + 1]).isCloseTo(1, within(1e-6f));
        assertThat(p[4]).isCloseTo((float) (1 / (1 + Math.exp(2))), within(1e-6f));
        assertThat(p[6]).isNaN();
        assertThat(p[7]).isNaN();
    }

    @Test
    void aSampleWithoutTargetsCostsNothingAndOneWithoutOutputsIsNaN() {
        float[] none = {NAN, NAN, NAN, NAN};
        float[] some = {1, 0, 0, 1};
        float[] dy = {9, 9, 9, 9};
        assertThat(CROSS_ENTROPY.gradient(some, none, dy, 1, 0, 4)).isZero();
        assertThat(dy).containsOnly(0);
        assertThat(CROSS_ENTROPY.value(none, some, 0, 4)).isNaN();
        assertThat(CROSS_ENTROPY.gradient(none, some, dy, 1, 0, 4)).isNaN();
    }

    @Test
    void metricsAreOverStepsOfAllSamples() {
        FloatMatrix prediction = new FloatMatrix(4, 2, 0.9f, 0.1f, 0.2f, 0.8f, 0.6f, 0.4f, NAN, NAN);
        FloatMatrix t = new FloatMatrix(4, 2, 1, 0, 1, 0, 1, 0, 0, 1);
        var metric = new dev.nacre.metrics.PerStep(new Accuracy(), 2);
        assertThat(metric.value(prediction, t)).isEqualTo(2.0 / 3);
        assertThat(metric.label()).isEqualTo("accuracy");
        t.data[0] = t.data[1] = NAN;
        assertThat(metric.value(prediction, t)).isEqualTo(0.5);
        assertThat(metric.value(FloatMatrix.zeros(4, 0), FloatMatrix.zeros(4, 0)))
                .isNaN();
        assertThatThrownBy(() -> metric.value(FloatMatrix.zeros(3, 1), FloatMatrix.zeros(3, 1)))
                .hasMessageContaining("steps of 2 numbers");
    }

    @Test
    void refusedTargetsAreNamedByStepAndSample() {
        FloatMatrix t = new FloatMatrix(4, 2, 1, 0, 0, 1, NAN, NAN, 1, NAN);
        assertThatThrownBy(() -> CROSS_ENTROPY.requireTargets("targets", t))
                .hasMessage("targets, step 1 of sample 1 (from 0): target 1 is NaN, but others are not; a step has all"
                        + " its targets, or all are NaN");
        t.data[7] = 1;
        assertThatThrownBy(() -> CROSS_ENTROPY.requireTargets("targets", t))
                .hasMessageContaining("step 1 of sample 1 (from 0): crossEntropy needs targets that sum to 1");
        t.data[7] = 0;
        CROSS_ENTROPY.requireTargets("targets", t);
        assertThatThrownBy(() -> new PerStep(new Mse(), 3).requireTargets("targets", t))
                .hasMessageContaining("perStep takes steps of 3 numbers, and 4 can't be divided");
        assertThatThrownBy(() -> new PerStep(new Mse(), 0)).hasMessage("outputs must be >= 1, not 0");
    }

    @Test
    void lossesOfWholeSamplesRefuseMissingTargets() {
        FloatMatrix t = new FloatMatrix(2, 1, 1, NAN);
        for (String loss : new String[] {"mse", "mae", "huber", "pinball", "scaledTargets", "crossEntropy"})
            assertThatThrownBy(() -> Plugins.parse(Loss.class, loss).requireTargets("targets", t))
                    .hasMessageContaining("NaN");
        Samples missing = Samples.withMissing(new FloatMatrix(2, 1, 1, 2), t);
        assertThat(missing.partlyLabelled()).isFalse();
        assertThatThrownBy(() -> new Samples(missing.x(), t)).hasMessageContaining("Samples.withMissing takes steps");
    }

    @Test
    void scalingSkipsMissingTargets() {
        FloatMatrix t = new FloatMatrix(2, 3, 1, 4, 3, NAN, 5, 8);
        Samples data = Samples.withMissing(new FloatMatrix(1, 3, 1, 2, 3), t);
        ScaledTargets scaled = ScaledTargets.of(new PerStep(), data);
        assertThat(scaled.mean()).containsExactly(3f, 6f);
        assertThat(scaled.deviation().get(1)).isEqualTo(2);
        scaled.requireTargets("targets", t);
        assertThat(scaled.value(new float[] {0, 5}, new float[] {3, NAN}, 0, 2)).isZero();
    }

    @Test
    void classesByStepBecomeOneHotTargets() {
        FloatMatrix t = PerStep.oneHot(new int[][] {{1, 0}, {-1, 1, 0}}, 3, 2);
        assertThat(t.rows).isEqualTo(6);
        assertThat(t.data).containsExactly(0, 1, 1, 0, NAN, NAN, NAN, NAN, 0, 1, 1, 0);
        CROSS_ENTROPY.requireTargets("targets", t);
        Samples data = Samples.withMissing(new FloatMatrix(1, 2), t);
        assertThat(Labels.present(data)).containsExactly(0, 1);
        assertThatThrownBy(() -> PerStep.oneHot(new int[][] {{0}, {0, 2}}, 3, 2))
                .hasMessage("step 1 of sequence 1 (from 0) has class 2; classes are 0 to 1, and -1 means none");
        assertThatThrownBy(() -> PerStep.oneHot(new int[][] {{0, 0}}, 1, 2))
                .hasMessage("sequence 0 (from 0) has classes of 2 steps, not 1");
    }
}
