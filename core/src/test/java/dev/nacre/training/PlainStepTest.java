package dev.nacre.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Batch;
import dev.nacre.Fixtures;
import dev.nacre.Network;
import dev.nacre.losses.Mse;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/**
 * Steps of training beside a textbook's loops in double, at sizes where products, activations, loss and optimizer are
 * cut into pieces for several threads. Other libraries for products run it too.
 */
public class PlainStepTest {
    private static final int INPUTS = 301;
    private static final int HIDDEN = 203;
    private static final int OUTPUTS = 130;
    private static final int BATCH = 157;
    private static final float RATE = 2;

    private final double[] hiddenWeight;
    private final double[] hiddenBias;
    private final double[] outputWeight;
    private final double[] outputBias;
    private final Network network =
            new Network("sequential([dense(" + HIDDEN + ", activation=sigmoid), dense(" + OUTPUTS + ")])", INPUTS, 7);

    /** A network and a copy of its weights. */
    public PlainStepTest() {
        List<double[]> weights =
                network.parameters().stream().map(p -> doubles(p.value())).toList();
        hiddenWeight = weights.get(0);
        hiddenBias = weights.get(1);
        outputWeight = weights.get(2);
        outputBias = weights.get(3);
    }

    private static double[] doubles(FloatMatrix m) {
        double[] copy = new double[m.length];
        for (int i = 0; i < copy.length; i++) copy[i] = m.data[i];
        return copy;
    }

    @Test
    void stepsAreThoseOfPlainLoops() {
        SupervisedObjective objective = new SupervisedObjective(network, new Mse(), List.of());
        Updater updater = new Updater(new Fixtures.Descent(RATE), objective.parameters());
        for (int step = 0; step < 5; step++) {
            FloatMatrix x = Fixtures.random(INPUTS, BATCH, step);
            FloatMatrix t = Fixtures.random(OUTPUTS, BATCH, 100 + step);
            assertThat(updater.step(objective, new Batch(x, t))).isCloseTo(plain(x, t), within(1e-6));
        }
        List<double[]> expected = List.of(hiddenWeight, hiddenBias, outputWeight, outputBias);
        for (int p = 0; p < expected.size(); p++) {
            double[] actual = doubles(network.parameters().get(p).value());
            double scale = Arrays.stream(expected.get(p)).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < actual.length; i++)
                assertThat(actual[i]).isCloseTo(expected.get(p)[i], within(2e-6 * Math.max(1, scale)));
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    /** One step of gradient descent; the loss before it. */
    private double plain(FloatMatrix x, FloatMatrix t) {
        double[] hiddenWeightGradient = new double[hiddenWeight.length];
        double[] hiddenBiasGradient = new double[HIDDEN];
        double[] outputWeightGradient = new double[outputWeight.length];
        double[] outputBiasGradient = new double[OUTPUTS];
        double loss = 0;
        for (int s = 0; s < BATCH; s++) {
            double[] h = new double[HIDDEN];
            for (int j = 0; j < HIDDEN; j++) {
                double z = hiddenBias[j];
                for (int i = 0; i < INPUTS; i++) z += hiddenWeight[j * INPUTS + i] * x.data[s * INPUTS + i];
                h[j] = 1 / (1 + Math.exp(-z));
            }
            double[] dh = new double[HIDDEN];
            for (int k = 0; k < OUTPUTS; k++) {
                double y = outputBias[k];
                for (int j = 0; j < HIDDEN; j++) y += outputWeight[k * HIDDEN + j] * h[j];
                double e = y - t.data[s * OUTPUTS + k];
                loss += e * e / OUTPUTS / BATCH;
                double dy = 2 * e / OUTPUTS / BATCH;
                outputBiasGradient[k] += dy;
                for (int j = 0; j < HIDDEN; j++) {
                    outputWeightGradient[k * HIDDEN + j] += dy * h[j];
                    dh[j] += dy * outputWeight[k * HIDDEN + j];
                }
            }
            for (int j = 0; j < HIDDEN; j++) {
                double dz = dh[j] * h[j] * (1 - h[j]);
                hiddenBiasGradient[j] += dz;
                for (int i = 0; i < INPUTS; i++) hiddenWeightGradient[j * INPUTS + i] += dz * x.data[s * INPUTS + i];
            }
        }
        descend(hiddenWeight, hiddenWeightGradient);
        descend(hiddenBias, hiddenBiasGradient);
        descend(outputWeight, outputWeightGradient);
        descend(outputBias, outputBiasGradient);
        return loss;
    }

    private static void descend(double[] value, double[] gradient) {
        for (int i = 0; i < value.length; i++) value[i] -= RATE * gradient[i];
    }
}
