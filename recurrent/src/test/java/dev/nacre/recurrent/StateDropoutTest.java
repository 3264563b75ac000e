package dev.nacre.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class StateDropoutTest {
    private static final int STEPS = 5;
    private static final int SAMPLES = 400;

    /** A linear layer of one unit, which gets 1 in the first step: each other step multiplies by the mask. */
    @Test
    void aSampleHasTheSameMaskAtAllSteps() {
        Network network =
                new Network("recurrent(1, activation=identity, recurrentDropout=0.5)", new Shape(STEPS, 1, 1), 1);
        for (Parameter parameter : network.parameters())
            parameter.value().data[0] = parameter.name().startsWith("weight") ? 1 : 0;
        FloatMatrix x = new FloatMatrix(STEPS, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) x.data[s * STEPS] = 1;
        FloatMatrix y = network.layer().forward(x, Mode.TRAIN);
        int kept = 0;
        for (int s = 0; s < SAMPLES; s++) {
            float factor = y.data[s * STEPS + 1];
            assertThat(factor).isIn(0f, 2f);
            if (factor > 0) kept++;
            for (int t = 0; t < STEPS; t++) assertThat(y.data[s * STEPS + t]).isEqualTo((float) Math.pow(factor, t));
        }
        assertThat(kept).isBetween(160, 240);
        assertThat(network.infer(x).data).containsOnly(1);
    }
}
