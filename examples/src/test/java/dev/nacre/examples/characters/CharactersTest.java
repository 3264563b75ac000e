package dev.nacre.examples.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Pass;
import org.junit.jupiter.api.Test;

class CharactersTest {
    @Test
    void charactersAreNumberedByFrequency() {
        Alphabet alphabet = Alphabet.of("abbccc😀");
        assertThat(alphabet.characters()).containsExactly("\uFFFD", "c", "b", "a", "😀");
        assertThat(alphabet.numbers("c😀x")).containsExactly(1, 4, 0);
    }

    /** Of "0, 1, 0, 2": contexts of 0 are followed by 1 and 2, once each. */
    @Test
    void nGramsInterpolateAsWittenAndBell() {
        NGrams grams = new NGrams(4, new int[] {0, 1, 0, 2}, 4);
        double zero = (1 + 3 * 0.25) / (4 + 3);
        double[] bits = grams.bits(new int[] {0, 1}, 1, 2);
        assertThat(Math.pow(2, -bits[0])).isCloseTo(zero, within(1e-9));
        assertThat(Math.pow(2, -bits[1])).isCloseTo((1 + 2 * zero) / (2 + 2), within(1e-9));
        assertThat(bits[2]).isEqualTo(bits[1]);
        double sum = 0;
        for (int c = 0; c < 4; c++) sum += Math.pow(2, -grams.bits(new int[] {0, 1, 0, c}, 3, 4)[3]);
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void pagesAreTheTextAndWhatFollows() {
        TextPages pages = new TextPages(new int[] {2, 0, 1, 1, 0, 2, 2}, 1, 6, 3, 3);
        try (Pass pass = pages.inOrder(5)) {
            Batch batch = pass.next();
            assertThat(batch.x().data).containsExactly(0, 1, 1, 0, Float.NaN, Float.NaN);
            assertThat(batch.t().getColumn(0).data).containsExactly(0, 1, 0, 0, 1, 0, 1, 0, 0);
            assertThat(batch.t().getColumn(1).data).startsWith(0, 0, 1, Float.NaN);
            assertThat(pass.hasNext()).isFalse();
        }
    }

    @Test
    void aTemperatureOfZeroTakesTheLikeliestCharacter() {
        Alphabet alphabet = Alphabet.of("abc");
        assertThat(new Continuation(alphabet, 0, 1).draw(new float[] {0.9f, 0.01f, 0.06f, 0.03f}))
                .isEqualTo(2);
        Continuation cold = new Continuation(alphabet, 0.1, 1);
        int second = 0;
        for (int i = 0; i < 100; i++) if (cold.draw(new float[] {0.9f, 0.01f, 0.06f, 0.03f}) == 2) second++;
        assertThat(second).isGreaterThan(95);
    }
}
