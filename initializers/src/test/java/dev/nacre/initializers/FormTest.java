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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initializers whose matrices have a form. */
class FormTest {
    private static FloatMatrix filled(Initializer initializer, int rows, int columns, long seed) {
        FloatMatrix weights = new FloatMatrix(rows, columns);
        Arrays.fill(weights.data, Float.NaN);
        initializer.fill(weights, rows, columns, new Random(seed));
        return weights;
    }

    private static double dot(FloatMatrix w, boolean rows, int a, int b) {
        double sum = 0;
        for (int i = 0; i < (rows ? w.columns : w.rows); i++)
            sum += rows
                    ? (double) w.data[i * w.rows + a] * w.data[i * w.rows + b]
                    : (double) w.data[a * w.rows + i] * w.data[b * w.rows + i];
        return sum;
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

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "40, 40", "100, 33", "33, 100", "16, 50", "50, 17", "1, 9", "9, 1"})
    void orthogonalHasOrthonormalColumnsOrRows(int rows, int columns) {
        FloatMatrix w = filled(new Orthogonal(1.5f), rows, columns, 3);
        boolean wide = columns > rows;
        for (int a = 0; a < Math.min(rows, columns); a++)
            for (int b = 0; b <= a; b++) assertThat(dot(w, wide, a, b)).isCloseTo(a == b ? 2.25 : 0, within(2e-6));
    }

    /**
     * What makes the factor unique, and evenly distributed: the triangular one has zeros above and a positive diagonal.
     */
    @ParameterizedTest
    @CsvSource({"5, 5", "16, 16", "33, 40", "40, 40"})
    void orthonormalVectorsKeepTheDirectionsOfTheirOriginals(int count, int length) {
        Random random = new Random(9);
        double[][] originals = new double[count][length];
        for (double[] each : originals) for (int i = 0; i < length; i++) each[i] = random.nextGaussian();
        double[][] units = new double[count][];
        for (int i = 0; i < count; i++) units[i] = originals[i].clone();
        Orthonormal.make(units);
        for (int u = 0; u < count; u++)
            for (int v = 0; v <= u; v++) {
                double product = 0;
                for (int i = 0; i < length; i++) product += units[u][i] * originals[v][i];
                if (u == v) assertThat(product).isGreaterThan(1e-3);
                else assertThat(product).isCloseTo(0, within(1e-11));
            }
    }

    /** Rows and columns count alike in a square matrix, but the draws go to columns. */
    @Test
    void aSquareOrthogonalMatrixIsFilledByColumns() {
        Random random = new Random(4);
        double[] first = new double[3];
        for (int i = 0; i < 3; i++) first[i] = random.nextGaussian();
        double norm = Math.sqrt(first[0] * first[0] + first[1] * first[1] + first[2] * first[2]);
        float[] w = filled(new Orthogonal(), 3, 3, 4).data;
        for (int i = 0; i < 3; i++) assertThat((double) w[i]).isCloseTo(first[i] / norm, within(1e-7));
    }

    @Test
    void sparseMayHaveOneConnection() {
        FloatMatrix w = filled(new Sparse(1, 1), 5, 200, 3);
        int[] uses = new int[5];
        for (int i = 0; i < w.length; i++) if (w.data[i] != 0) uses[i % 5]++;
        assertThat(uses[0] + uses[1] + uses[2] + uses[3] + uses[4]).isEqualTo(200);
        for (int each : uses) assertThat(each).isBetween(20, 65);
    }

    /** The first element of an evenly drawn 4 × 4 matrix is a coordinate of a point on a sphere in four dimensions. */
    @Test
    void orthogonalIsEvenlyDrawn() {
        int n = 4000;
        double[][] elements = new double[16][n];
        Random random = new Random(1000);
        FloatMatrix w = new FloatMatrix(4, 4);
        for (int i = 0; i < n; i++) {
            new Orthogonal().fill(w, 4, 4, random);
            for (int e = 0; e < 16; e++) elements[e][i] = w.data[e];
        }
        for (double[] each : elements) {
            Arrays.sort(each);
            for (int i = 0; i < n; i++) {
                double x = each[i];
                double expected = 0.5
                        + (x * Math.sqrt(Math.max(0, 1 - x * x)) + Math.asin(Math.max(-1, Math.min(1, x)))) / Math.PI;
                assertThat((i + 0.5) / n).isCloseTo(expected, within(1.95 / Math.sqrt(n)));
            }
        }
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
