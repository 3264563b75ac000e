package dev.nacre;

import static org.assertj.core.api.Assertions.assertThat;

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
}
