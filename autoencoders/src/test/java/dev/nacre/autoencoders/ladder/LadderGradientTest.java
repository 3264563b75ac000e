package dev.nacre.autoencoders.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import dev.nacre.losses.CrossEntropy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients of the whole objective, compared with differences of its value under the same noise. */
class LadderGradientTest {
    private static final float STEP = 0.02f;
    private static final int LABELLED = 6;
    private static final int SAMPLES = 14;

    /** Of all levels; of the top alone; of the inputs alone, with other combinators; one output. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ladder([5, 4], outputs=3, costs=[3, 2, 1, 0.5])",
                "ladder([5, 4], outputs=3, costs=[0, 0, 0, 2])",
                "ladder([5], outputs=3, costs=[4, 0], combinator=vanilla)",
                "ladder([5], outputs=3, costs=[3, 2, 1], combinator=vanilla)",
                "ladder([5], outputs=3, costs=[3, 2, 1], combinator=mlp)",
                "ladder([5, 4], outputs=3, costs=[0], noise=0.5)",
            })
    void gradientsOfEveryParameterAreThoseOfTheLoss(String text) {
        Network network = new Network(text, 4, 3);
        LadderObjective objective = new LadderObjective(network, new CrossEntropy(), List.of());
        Batch batch = batch(5);
        vary(network);
        value(objective, batch);
        List<Parameter> trained =
                objective.parameters().stream().filter(Parameter::trainable).toList();
        List<float[]> gradients =
                trained.stream().map(p -> p.gradient().data.clone()).toList();
        int compared = 0;
        for (int p = 0; p < trained.size(); p++)
            for (int i = 0; i < gradients.get(p).length; i++) {
                double difference =
                        derivative(() -> value(objective, batch), trained.get(p).value().data, i);
                assertThat((double) gradients.get(p)[i])
                        .as("%s[%d]", network.name(trained.get(p)), i)
                        .isCloseTo(difference, within(2e-3 * (Math.abs(difference) + 1)));
                compared++;
            }
        assertThat(compared).isGreaterThan(40);
    }

    @Test
    void anOrdinaryPassGivesTheGradientOfItsInputs() {
        Network network = new Network("ladder([5, 4], outputs=3)", 4, 3);
        vary(network);
        FloatMatrix x = batch(6).x();
        FloatMatrix factors = new FloatMatrix(3, SAMPLES);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < factors.length; i++) factors.data[i] = (float) random.nextGaussian();
        weightedSum(network, x, factors);
        float[] dx = network.layer().backward(factors, true).data.clone();
        for (int i = 0; i < x.length; i++) {
            double difference = derivative(() -> weightedSum(network, x, factors), x.data, i);
            assertThat((double) dx[i]).as("dx[%d]", i).isCloseTo(difference, within(2e-3 * (Math.abs(difference) + 1)));
        }
    }

    private static double weightedSum(Network network, FloatMatrix x, FloatMatrix factors) {
        for (Noise noise : Layers.allNoises(network.layer())) noise.position(7);
        FloatMatrix y = network.layer().forward(x, Mode.TRAIN);
        double sum = 0;
        for (int i = 0; i < y.length; i++) sum += (double) factors.data[i] * y.data[i];
        return sum;
    }

    /** So that no term is zero, and that a rectifier is always on or always off: there are no kinks nearby. */
    private static void vary(Network network) {
        SplittableRandom random = new SplittableRandom(9);
        for (Parameter p : network.parameters()) {
            if (!p.trainable()) continue;
            for (int i = 0; i < p.value().length; i++) p.value().data[i] += (float) (0.2 * random.nextGaussian());
            if (p.name().endsWith("bias") && p.value().length > 3)
                for (int i = 0; i < p.value().length; i++) p.value().data[i] += i == 1 ? -4 : 4;
            boolean mlp = p.name().endsWith("combinator") && network.toString().contains("mlp");
            if (mlp) for (int j = 0; j < 4; j++) p.value().data[12 + j] += j == 1 ? -8 : 8;
        }
    }

    /** Five-point form. */
    private static double derivative(DoubleSupplier value, float[] values, int i) {
        float kept = values[i];
        double[] at = new double[5];
        for (int k = -2; k <= 2; k++) {
            values[i] = kept + k * STEP;
            if (k != 0) at[k + 2] = value.getAsDouble();
        }
        values[i] = kept;
        return (at[0] - 8 * at[1] + 8 * at[3] - at[4]) / (12 * STEP);
    }

    private static double value(LadderObjective objective, Batch batch) {
        for (Noise noise : Layers.allNoises(objective.layer())) noise.position(7);
        for (Parameter parameter : objective.parameters()) parameter.clearGradient();
        return objective.addGradients(batch).loss();
    }

    private static Batch batch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(4, SAMPLES);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        FloatMatrix t = new FloatMatrix(3, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) {
            for (int i = 0; i < 3; i++) t.put(i, s, s < LABELLED ? 0 : Float.NaN);
            if (s < LABELLED) t.put(s % 3, s, 1);
        }
        FloatMatrix weights = new FloatMatrix(1, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) weights.data[s] = (float) (0.5 + random.nextDouble());
        return new Batch(x, t, weights);
    }
}
