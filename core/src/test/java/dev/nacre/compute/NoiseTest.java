package dev.nacre.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
    private static final int N = 1_000_003;

    @ParameterizedTest
    @ValueSource(floats = {0, 0.1f, 0.5f, 0.9f, 0.99999994f})
    void aMaskDropsTheElementsWhoseHashIsBelowTheRate(float rate) {
        long pass = new Noise(new Random(1)).next();
        float[] mask = new float[5000];

        Noise.mask(pass, rate, 3, mask, 7, 4900);

        for (int i = 0; i < mask.length; i++) {
            boolean inside = i >= 7 && i < 4900;
            boolean dropped = (Noise.bits(pass, i) >>> 1) < rate * 0x1p31;
            assertThat(mask[i]).as("element %d", i).isEqualTo(inside && !dropped ? 3 : 0);
        }
    }

    @Test
    void aMaskIsTheSameInWhateverPieces() {
        long pass = new Noise(new Random(2)).next();
        float[] whole = new float[40_000];
        float[] pieces = new float[40_000];

        Noise.mask(pass, 0.3f, 1, whole, 0, whole.length);
        for (int from = 0, step = 1; from < pieces.length; from += step, step += 97)
            Noise.mask(pass, 0.3f, 1, pieces, from, Math.min(pieces.length, from + step));

        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void aRateOfZeroKeepsEverything() {
        float[] mask = new float[N];
        Noise.mask(new Noise(new Random(3)).next(), 0, 1, mask, 0, N);
        assertThat(mask).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.001f, 0.2f, 0.5f, 0.8f})
    void aMaskDropsAtItsRateAndNeighboursIndependently(float rate) {
        float[] mask = new float[N];
        Noise.mask(new Noise(new Random(4)).next(), rate, 1, mask, 0, N);

        double dropped = 0;
        double pairs = 0;
        for (int i = 0; i < N; i++) dropped += 1 - mask[i];
        for (int i = 1; i < N; i++) pairs += (1 - mask[i]) * (1 - mask[i - 1]);

        assertThat(Math.abs(dropped / N - rate)).isLessThan(4.5 * Math.sqrt(rate * (1 - rate) / N));
        assertThat(Math.abs(pairs / N - rate * rate)).isLessThan(8 * rate / Math.sqrt(N));
    }

    @Test
    void anotherPassGivesAnotherMask() {
        Noise noise = new Noise(new Random(5));
        float[] first = new float[N];
        float[] second = new float[N];
        Noise.mask(noise.next(), 0.5f, 1, first, 0, N);
        Noise.mask(noise.next(), 0.5f, 1, second, 0, N);

        int equal = 0;
        for (int i = 0; i < N; i++) if (first[i] == second[i]) equal++;

        assertThat(Math.abs(equal - N / 2.0)).isLessThan(4.5 * Math.sqrt(N) / 2);
    }

    @Test
    void aGaussianIsTheQuantileThatPythonGives() throws IOException {
        int lines = 0;
        try (InputStream in = NoiseTest.class.getResourceAsStream("/golden/quantiles.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("#")) continue;
                lines++;
                String[] words = line.split(" ");
                double expected = Double.parseDouble(words[1]);
                assertThat(NormalQuantile.of(Double.parseDouble(words[0])))
                        .as("quantile of %s", words[0])
                        .isCloseTo(expected, offset(1.2e-9 * Math.abs(expected) + 1e-15));
            }
        }
        assertThat(lines).isEqualTo(16);
    }

    @Test
    void gaussiansInARowAreThoseOfSingleElements() {
        long pass = new Noise(new Random(8)).next();
        float[] row = new float[5000];
        Arrays.fill(row, 1);

        Noise.addGaussians(pass, 100, 0.5f, row, 7, 4900);

        for (int i = 0; i < row.length; i++)
            assertThat(row[i]).isEqualTo(i >= 7 && i < 4900 ? 1 + 0.5f * Noise.gaussian(pass, 100 + i - 7) : 1);
    }

    @Test
    void gaussiansHaveTheMomentsOfTheNormalDistribution() {
        long pass = new Noise(new Random(6)).next();
        double[] moments = new double[5];
        float largest = 0;
        for (int i = 0; i < N; i++) {
            float g = Noise.gaussian(pass, i);
            for (int k = 1; k <= 4; k++) moments[k] += Math.pow(g, k) / N;
            largest = Math.max(largest, Math.abs(g));
        }
        double unit = 4.5 / Math.sqrt(N);
        assertThat(moments[1]).isCloseTo(0, offset(unit));
        assertThat(moments[2]).isCloseTo(1, offset(unit * Math.sqrt(2)));
        assertThat(moments[3]).isCloseTo(0, offset(unit * Math.sqrt(15)));
        assertThat(moments[4]).isCloseTo(3, offset(unit * Math.sqrt(96)));
        assertThat(largest).isBetween(4f, 6.4f);
    }

    @Test
    void uniformsAreEvenAndBelowOne() {
        long pass = new Noise(new Random(7)).next();
        int[] bins = new int[100];
        for (int i = 0; i < N; i++) bins[(int) (Noise.uniform(pass, i) * 100)]++;
        double chiSquare = 0;
        for (int bin : bins) chiSquare += Math.pow(bin - N / 100.0, 2) / (N / 100.0);
        // 99 degrees of freedom: mean 99, deviation 14
        assertThat(chiSquare).isBetween(45.0, 165.0);
    }

    @Test
    void aSourceGoesBackToAPosition() {
        Noise noise = new Noise(new Random(8));
        noise.next();
        long position = noise.position();
        long second = noise.next();
        long third = noise.next();

        noise.position(position);

        assertThat(noise.next()).isEqualTo(second).isNotEqualTo(third);
        assertThat(noise.position()).isEqualTo(2);
    }
}
