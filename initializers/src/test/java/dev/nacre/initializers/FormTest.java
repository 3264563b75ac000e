package dev.nacre.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Initializer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.plugin.Plugins;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Initializers whose matrices have a form. */
class FormTest {
    private static FloatMatrix filled(Initializer initializer, int rows, int columns, long seed) {
        FloatMatrix weights = new FloatMatrix(rows, columns);
        Arrays.fill(weights.data, Float.NaN);
        initializer.fill(weights, rows, columns, new Random(seed));
        return weights;
    }

    @Test
    void constantsAreConstant() {
        assertThat(filled(new Ones(), 3, 2, 1).data).containsOnly(1);
        assertThat(filled(new Constant(), 3, 2, 1).data).containsOnly(0.01f);
        assertThat(filled(new Constant(-3), 3, 2, 1).data).containsOnly(-3);
    }

    @Test
    void identityPutsItsGainOnTheDiagonal() {
        assertThat(filled(new Identity(), 3, 3, 1).data).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(filled(new Identity(2), 3, 2, 1).data).containsExactly(2, 0, 0, 0, 2, 0);
        assertThat(filled(new Identity(-1), 2, 3, 1).data).containsExactly(-1, 0, 0, -1, 0, 0);
    }

    @Test
    void sparseMayHaveOneConnection() {
        FloatMatrix w = filled(new Sparse(1, 1), 5, 200, 3);
        int[] uses = new int[5];
        for (int i = 0; i < w.length; i++) if (w.data[i] != 0) uses[i % 5]++;
        assertThat(uses[0] + uses[1] + uses[2] + uses[3] + uses[4]).isEqualTo(200);
        for (int each : uses) assertThat(each).isBetween(20, 65);
    }

    @Test
    void sparseGivesEachUnitItsConnections() {
        FloatMatrix w = filled(new Sparse(), 400, 300, 7);
        int[] uses = new int[400];
        double sum = 0;
        double squares = 0;
        for (int unit = 0; unit < 300; unit++) {
            int connections = 0;
            for (int input = 0; input < 400; input++) {
                float weight = w.data[unit * 400 + input];
                if (weight == 0) continue;
                connections++;
                uses[input]++;
                sum += weight;
                squares += weight * weight;
            }
            assertThat(connections).isEqualTo(15);
        }
        int n = 300 * 15;
        assertThat(sum / n).isCloseTo(0, within(4 / Math.sqrt(n)));
        assertThat(squares / n).isCloseTo(1, within(4 * Math.sqrt(2.0 / n)));
        // each input is used 300·15/400 times on average: chi-squared with 399 degrees of freedom, deviation 28
        double expected = n / 400.0;
        double chiSquared = 0;
        for (int each : uses) chiSquared += (each - expected) * (each - expected) / expected;
        assertThat(chiSquared).isBetween(399 - 4 * 28.3, 399 + 4 * 28.3);
    }

    @Test
    void sparseFillsAllWhereThereAreFewInputs() {
        for (float each : filled(new Sparse(15, 0.1f), 15, 4, 1).data)
            assertThat(each).isNotZero();
        for (float each : filled(new Sparse(15, 0.1f), 3, 4, 1).data)
            assertThat(each).isNotZero();
        FloatMatrix w = filled(new Sparse(15, 0.1f), 16, 50, 1);
        int zeros = 0;
        for (float each : w.data) if (each == 0) zeros++;
        assertThat(zeros).isEqualTo(50);
    }

    @Test
    void sparseWeightsHaveTheGivenDeviation() {
        FloatMatrix w = filled(new Sparse(100, 0.1f), 100, 100, 2);
        double squares = 0;
        for (float each : w.data) squares += each * each;
        assertThat(Math.sqrt(squares / w.length)).isCloseTo(0.1, within(0.003));
    }

    @Test
    void biasesStartWhereTheirInitializerSays() {
        List<Parameter> parameters = Plugins.parse(
                        LayerSpec.class,
                        "dense(4, initializer=varianceScaling(scale=2, mode=\"fanAvg\", distribution=\"uniform\"),"
                                + " biasInitializer=constant(0.01))")
                .build(6, new Random(1))
                .parameters();
        assertThat(parameters.get(1).value().data).containsExactly(0.01f, 0.01f, 0.01f, 0.01f);
        float limit = (float) Math.sqrt(3 * 2 / 5.0);
        assertThat(parameters.get(0).value().data).hasSize(24);
        for (float each : parameters.get(0).value().data)
            assertThat(Math.abs(each)).isLessThanOrEqualTo(limit);
    }

    @Test
    void biasesGetTheFansOfTheirLayer() {
        FloatMatrix bias = Plugins.parse(LayerSpec.class, "dense(1000, biasInitializer=lecunUniform)")
                .build(12, new Random(1))
                .parameters()
                .get(1)
                .value();
        float largest = 0;
        for (float each : bias.data) largest = Math.max(largest, Math.abs(each));
        assertThat(largest).isBetween(0.49f, 0.5f);
    }
}
