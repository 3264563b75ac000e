package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {
    private static double[][] copy(double[][] a) {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    /** A·u = λ·u for each pair, and the u are orthonormal. */
    private static SymmetricEigen verified(double[][] a, double size) {
        SymmetricEigen eigen = new SymmetricEigen(copy(a));
        int n = a.length;
        for (int k = 0; k < n; k++) {
            double[] u = eigen.vector(k);
            for (int i = 0; i < n; i++)
                assertThat(product(a[i], u)).isCloseTo(eigen.value(k) * u[i], within(1e-13 * n * size));
            for (int l = 0; l <= k; l++)
                assertThat(product(u, eigen.vector(l))).isCloseTo(k == l ? 1 : 0, within(1e-13 * n));
        }
        return eigen;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static double[] sorted(SymmetricEigen eigen, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) values[i] = eigen.value(i);
        Arrays.sort(values);
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 61})
    void randomMatricesAreTakenApart(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) a[i][j] = a[j][i] = random.nextDouble(-1, 1);

        verified(a, 1);
    }

    @Test
    void aMatrixWithKnownEigenvaluesGivesThem() {
        int n = 20;
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i][i] = 2;
            if (i > 0) a[i][i - 1] = a[i - 1][i] = -1;
        }

        double[] values = sorted(verified(a, 2), n);

        for (int k = 0; k < n; k++)
            assertThat(values[k]).isCloseTo(2 - 2 * Math.cos(Math.PI * (k + 1) / (n + 1)), within(1e-13));
    }

    @Test
    void zerosEqualEigenvaluesAndRowsOfZerosAreNoTrouble() {
        assertThat(sorted(verified(new double[5][5], 1), 5)).containsExactly(0, 0, 0, 0, 0);
        double[][] a = new double[6][6];
        for (int i : new int[] {1, 3, 4}) for (int j : new int[] {1, 3, 4}) a[i][j] = 1;
        a[5][5] = 3;

        double[] values = sorted(verified(a, 3), 6);

        assertThat(values[5]).isCloseTo(3, within(1e-14));
        assertThat(values[4]).isCloseTo(3, within(1e-14));
        for (int i = 0; i < 4; i++) assertThat(values[i]).isCloseTo(0, within(1e-14));
    }

    @Test
    void largeAndSmallNumbersDoNotOverflow() {
        for (double size : new double[] {1e-150, 1e150}) {
            double[][] a = {{2 * size, size, 0}, {size, 2 * size, size}, {0, size, 2 * size}};
            double[] values = sorted(verified(a, size), 3);
            assertThat(values[2] / size).isCloseTo(2 + Math.sqrt(2), within(1e-14));
        }
    }
}
