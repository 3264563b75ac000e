package dev.nacre.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.losses.Mse;
import dev.nacre.metrics.R2;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences of different lengths in a batch give what each of them gives alone. */
class MissingStepsTest {
    private static final int STEPS = 5;
    private static final int FEATURES = 2;
    private static final int SIZE = STEPS * FEATURES;

    /** Which steps of each sample are there. */
    private static final int[][] PRESENT = {{0, 1, 2, 3, 4}, {0, 1, 2}, {0}, {2, 3, 4}, {0, 2, 4}};

    private static final String ALL = "sequential([lstm(3), eachStep(dense(2)), lastStep(bidirectional(gru(2)))])";

    private static Network network(String text, int steps) {
        return new Network(text, new Shape(steps, 1, FEATURES), 4);
    }

    private static FloatMatrix random(int rows, int columns, long seed) {
        Random random = new Random(seed);
        FloatMatrix x = new FloatMatrix(rows, columns);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        return x;
    }

    private static FloatMatrix batch() {
        FloatMatrix x = random(SIZE, PRESENT.length, 1);
        for (int s = 0; s < PRESENT.length; s++)
            for (int t = 0; t < STEPS; t++)
                if (Arrays.binarySearch(PRESENT[s], t) < 0)
                    Arrays.fill(x.data, s * SIZE + t * FEATURES, s * SIZE + (t + 1) * FEATURES, Float.NaN);
        return x;
    }

    /** The steps of a sample that are there; the whole sample if it has no steps. */
    private static FloatMatrix alone(FloatMatrix all, int sample, boolean steps) {
        int[] present = steps ? PRESENT[sample] : new int[] {0};
        int width = all.rows / (steps ? STEPS : 1);
        FloatMatrix one = new FloatMatrix(present.length * width, 1);
        for (int i = 0; i < present.length; i++)
            System.arraycopy(all.data, sample * all.rows + present[i] * width, one.data, i * width, width);
        return one;
    }

    private static void requireNear(String what, FloatMatrix expected, FloatMatrix actual) {
        assertThat(actual.length).as(what).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++)
            assertThat(actual.data[i]).as(what + " at " + i).isCloseTo(expected.data[i], within(2e-6f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lstm(3)",
                "gru(3)",
                "recurrent(3)",
                "bidirectional(lstm(3))",
                "bidirectional(gru(3))",
                "eachStep(dense(2))",
                "sequential([bidirectional(recurrent(2)), lstm(3)])",
                "lastStep",
                "lastStep(lstm(3))",
                "lastStep(bidirectional(lstm(3)))",
                ALL
            })
    void eachSampleIsAsItIsAlone(String text) {
        Network together = network(text, STEPS);
        boolean steps = together.layer().shape().height() == STEPS;
        FloatMatrix x = batch();
        FloatMatrix inferred = together.infer(x);
        FloatMatrix y = together.layer().forward(x, Mode.TRAIN);
        FloatMatrix dy = random(y.rows, y.columns, 2);
        FloatMatrix dx = together.layer().backward(dy, true);
        Network sum = network(text, STEPS);
        for (int s = 0; s < x.columns; s++) {
            Network single = network(text, PRESENT[s].length);
            FloatMatrix expected = single.layer().forward(alone(x, s, true), Mode.TRAIN);
            requireNear("outputs of sample " + s, expected, alone(y, s, steps));
            requireNear("inferred outputs of sample " + s, expected, alone(inferred, s, steps));
            FloatMatrix gradient = single.layer().backward(alone(dy, s, steps), true);
            requireNear("dx of sample " + s, gradient, alone(dx, s, true));
            for (int p = 0; p < sum.parameters().size(); p++)
                for (int i = 0; i < sum.parameters().get(p).value().length; i++)
                    sum.parameters().get(p).gradient().data[i] +=
                            single.parameters().get(p).gradient().data[i];
        }
        for (int p = 0; p < sum.parameters().size(); p++)
            requireNear(
                    together.parameters().get(p).name(),
                    sum.parameters().get(p).gradient(),
                    together.parameters().get(p).gradient());
        for (int i = 0; i < x.length; i++)
            if (Float.isNaN(x.data[i])) assertThat(dx.data[i]).isZero();
        if (steps)
            for (int place = 0; place < STEPS * x.columns; place++)
                assertThat(Float.isNaN(y.data[place * (y.rows / STEPS)]))
                        .isEqualTo(Float.isNaN(x.data[place * FEATURES]));
    }

    @Test
    void aStepThatIsMissingInPartIsNamed() {
        FloatMatrix x = random(SIZE, 3, 1);
        x.data[2 * SIZE + 3 * FEATURES + 1] = Float.NaN;
        for (String text : new String[] {"lstm(3)", "gru(3)", "eachStep(dense(2))"})
            assertThatThrownBy(() -> network(text, STEPS).layer().forward(x, Mode.TRAIN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(text.replaceAll("\\(.*", "")
                            + ": feature 1 of step 3 of sample 2 (from 0) is NaN, but others are not; a step has all"
                            + " its numbers, or is missing, and all are NaN");
    }

    @Test
    void sequencesOfDifferentLengthsAreLearned() {
        Random random = new Random(3);
        FloatMatrix x = random(SIZE, 200, 5);
        FloatMatrix t = new FloatMatrix(1, x.columns);
        for (int s = 0; s < x.columns; s++) {
            int length = 1 + random.nextInt(STEPS);
            for (int i = 0; i < length * FEATURES; i++) t.data[s] += x.data[s * SIZE + i] / 4;
            Arrays.fill(x.data, s * SIZE + length * FEATURES, (s + 1) * SIZE, Float.NaN);
        }
        Samples data = Samples.withMissing(x, t).shaped(new Shape(STEPS, 1, FEATURES));
        Network network = new Network("sequential([lastStep(gru(8)), dense(1)])", data.shape(), 1);
        Model model = Trainer.of(new Mse(), Plugins.parse(Optimizer.class, "adam(learningRate=0.02)"))
                .epochs(60)
                .batchSize(20)
                .seed(1)
                .fit(network, data)
                .model();
        FloatMatrix y = model.predict(x);
        assertThat(new R2().value(y, t)).isGreaterThan(0.9);
    }
}
