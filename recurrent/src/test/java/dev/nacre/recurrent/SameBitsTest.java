package dev.nacre.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One thread computes the bits that all cores compute. */
class SameBitsTest {
    private static final Shape SEQUENCE = new Shape(9, 1, 5);
    private static final int SAMPLES = 70;

    private static FloatMatrix random(int rows, long seed) {
        Random random = new Random(seed);
        FloatMatrix x = new FloatMatrix(rows, SAMPLES);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        return x;
    }

    /** Outputs of training and inference, the gradients of inputs and parameters. */
    private static List<float[]> results(String text, boolean missing) {
        Network network = new Network(text, SEQUENCE, 3);
        FloatMatrix x = random(SEQUENCE.size(), 1);
        if (missing)
            for (int s = 0; s < SAMPLES; s += 3)
                Arrays.fill(x.data, s * x.rows + (1 + s % 8) * 5, (s + 1) * x.rows, Float.NaN);
        List<float[]> results = new ArrayList<>();
        results.add(network.layer().forward(x, Mode.INFER).data.clone());
        FloatMatrix y = network.layer().forward(x, Mode.TRAIN);
        results.add(y.data.clone());
        results.add(network.layer().backward(random(y.rows, 2), true).data.clone());
        for (Parameter parameter : network.parameters())
            results.add(parameter.gradient().data.clone());
        return results;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lstm(21)",
                "gru(21, recurrentDropout=0.3)",
                "recurrent(21)",
                "bidirectional(lstm(13))",
                "sequential([gru(8), eachStep(dense(7)), lastStep, repeat(2), lstm(6)])"
            })
    void anyNumberOfThreadsGivesTheSameBits(String text) {
        for (boolean missing : new boolean[] {false, true}) {
            List<float[]> all = results(text, missing);
            List<float[]> alone = Parallel.alone(() -> results(text, missing));
            for (int i = 0; i < all.size(); i++) assertThat(alone.get(i)).isEqualTo(all.get(i));
        }
    }
}
