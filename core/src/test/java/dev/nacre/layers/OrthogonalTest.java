package dev.nacre.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Initializer;
import java.util.Arrays;
import java.util.Random;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrthogonalTest {
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

    @ParameterizedTest
    @ValueSource(floats = {0, -1, Float.POSITIVE_INFINITY, Float.NaN})
    void aGainThatIsNoLengthIsRefused(float gain) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Orthogonal(gain))
                .withMessage("gain must be > 0 and finite, not " + gain);
    }
}
