package dev.nacre.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.PerStep;
import dev.nacre.metrics.Accuracy;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trained;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Networks that answer at each step, and sequences of different lengths. */
class PerStepTest {
    private static final int STEPS = 20;
    private static final int FEATURES = 2;
    private static final int CLASSES = 3;
    private static final Loss LOSS = new PerStep(new CrossEntropy(), CLASSES);
    private static final String NETWORK = "sequential([lstm(4), bidirectional(gru(3)), eachStep(dense(3))])";

    /** The class of a step is how many of the last two steps begin with a positive number. */
    private static Samples samples(int count, long seed, int... lengths) {
        Random random = new Random(seed);
        FloatMatrix x = new FloatMatrix(STEPS * FEATURES, count);
        FloatMatrix t = new FloatMatrix(STEPS * CLASSES, count);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        for (int s = 0; s < count; s++) {
            int before = 0;
            for (int step = s * STEPS; step < (s + 1) * STEPS; step++) {
                int positive = x.data[step * FEATURES] > 0 ? 1 : 0;
                t.data[step * CLASSES + before + positive] = 1;
                before = positive;
            }
            int end = s * STEPS + lengths[s % lengths.length];
            Arrays.fill(x.data, end * FEATURES, (s + 1) * x.rows, Float.NaN);
            Arrays.fill(t.data, end * CLASSES, (s + 1) * t.rows, Float.NaN);
        }
        return Samples.withMissing(x, t).shaped(new Shape(STEPS, 1, FEATURES));
    }

    private static Network network(int steps) {
        return new Network(NETWORK, new Shape(steps, 1, FEATURES), 7);
    }

    @Test
    void paddedSequencesGiveTheLossAndTheGradientsOfEachAlone() {
        int[] lengths = {STEPS, 13, 1, 8};
        Samples data = samples(lengths.length, 1, lengths);
        Network together = network(STEPS);
        double loss = new SupervisedObjective(together, LOSS, List.of())
                .addGradients(new Batch(data.x(), data.t()))
                .loss();
        Network alone = network(STEPS);
        double sum = 0;
        for (int s = 0; s < lengths.length; s++) {
            Network single = network(lengths[s]);
            FloatMatrix x = first(data.x(), s, lengths[s] * FEATURES);
            FloatMatrix t = first(data.t(), s, lengths[s] * CLASSES);
            sum += new SupervisedObjective(single, LOSS, List.of())
                    .addGradients(new Batch(x, t))
                    .loss();
            for (int p = 0; p < alone.parameters().size(); p++)
                alone.parameters()
                        .get(p)
                        .gradient()
                        .addi(single.parameters().get(p).gradient());
        }
        assertThat(loss).isCloseTo(sum / lengths.length, within(1e-6));
        for (int p = 0; p < alone.parameters().size(); p++) {
            float[] expected = alone.parameters().get(p).gradient().data;
            for (int i = 0; i < expected.length; i++) expected[i] /= lengths.length;
            assertThat(together.parameters().get(p).gradient().data).containsExactly(expected, within(1e-6f));
        }
    }

    private static FloatMatrix first(FloatMatrix m, int sample, int length) {
        return new FloatMatrix(length, 1, Arrays.copyOfRange(m.data, sample * m.rows, sample * m.rows + length));
    }

    /** By differences, in five points. */
    @Test
    void gradientsThroughTwentyStepsAreThoseOfTheLoss() {
        Samples data = samples(5, 2, STEPS, 13, 1, 8);
        Network network = network(STEPS);
        new SupervisedObjective(network, LOSS, List.of()).addGradients(new Batch(data.x(), data.t()));
        float h = 0.02f;
        for (Parameter parameter : network.parameters()) {
            for (int i = 0; i < parameter.value().length; i += 7) {
                double expected = (8 * (loss(network, parameter, i, h, data) - loss(network, parameter, i, -h, data))
                                - (loss(network, parameter, i, 2 * h, data)
                                        - loss(network, parameter, i, -2 * h, data)))
                        / (12 * h);
                assertThat((double) parameter.gradient().data[i])
                        .as(network.name(parameter) + "[" + i + "]")
                        .isCloseTo(expected, within(2e-3 * Math.max(0.1, Math.abs(expected))));
            }
        }
    }

    private static double loss(Network network, Parameter parameter, int i, float change, Samples data) {
        float before = parameter.value().data[i];
        parameter.value().data[i] = before + change;
        double loss = LOSS.value(network.layer().forward(data.x(), Mode.INFER), data.t());
        parameter.value().data[i] = before;
        return loss;
    }

    @Test
    void aNetworkLearnsToAnswerAtEachStep() {
        Samples training = samples(400, 3, STEPS, 13, 1, 8);
        Samples validation = samples(100, 4, STEPS, 10);
        Trained trained = Trainer.of(LOSS, Plugins.parse(Optimizer.class, "chain([clipGlobalNorm(1), adam(0.01)])"))
                .metrics(new dev.nacre.metrics.PerStep(new Accuracy(), CLASSES))
                .epochs(15)
                .batchSize(20)
                .seed(1)
                .fit(
                        new Network("sequential([lstm(16), eachStep(dense(3))])", training.shape(), 1),
                        training,
                        validation);
        var last = trained.history().get(trained.history().size() - 1);
        assertThat(last.validationMetrics()).containsOnlyKeys("accuracy");
        assertThat(last.validationMetrics().get("accuracy")).isGreaterThan(0.9);
        Model model = trained.model();
        FloatMatrix prediction = model.predict(validation.x());
        for (int i = 0; i < prediction.length; i++)
            assertThat(Float.isNaN(prediction.data[i])).isEqualTo(Float.isNaN(validation.t().data[i]));
        double accuracy = model.evaluate(validation, new dev.nacre.metrics.PerStep(new Accuracy(), CLASSES))
                .get("accuracy");
        assertThat(accuracy).isEqualTo(last.validationMetrics().get("accuracy"));
    }
}
