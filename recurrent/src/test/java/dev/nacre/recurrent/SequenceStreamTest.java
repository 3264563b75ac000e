package dev.nacre.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.PerStep;
import dev.nacre.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceStreamTest {
    private static final int STEPS = 12;
    private static final int FEATURES = 2;
    private static final String DEEP = "sequential([lstm(4), gru(3), recurrent(3), eachStep(dense(2))])";

    private static Model model(String network) {
        return new Model(new Network(network, new Shape(STEPS, 1, FEATURES), 3), new PerStep(new CrossEntropy(), 2));
    }

    /** Three sequences; the second lacks two steps. */
    private static FloatMatrix sequences() {
        Random random = new Random(1);
        FloatMatrix x = new FloatMatrix(STEPS * FEATURES, 3);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        Arrays.fill(x.data, x.rows + 4 * FEATURES, x.rows + 6 * FEATURES, Float.NaN);
        return x;
    }

    private static FloatMatrix rows(FloatMatrix m, int from, int count) {
        return m.getRows(IntStream.range(from, from + count).toArray());
    }

    private static void requireSame(FloatMatrix expected, FloatMatrix actual) {
        assertThat(actual.data).containsExactly(expected.data, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 12})
    void piecesGiveWhatTheWholeSequenceGives(int steps) {
        Model model = model(DEEP);
        FloatMatrix x = sequences();
        FloatMatrix whole = model.predict(x);
        SequenceStream stream = new SequenceStream(model, steps);
        for (int step = 0; step < STEPS; step += steps)
            requireSame(rows(whole, step * 2, steps * 2), stream.next(rows(x, step * FEATURES, steps * FEATURES)));
        stream.restart();
        requireSame(rows(whole, 0, steps * 2), stream.next(rows(x, 0, steps * FEATURES)));
    }

    @Test
    void theLastStepOfAllPiecesIsThatOfTheWhole() {
        Model model = model("sequential([lstm(4), lastStep(gru(2))])");
        float[] x = sequences().getColumn(0).data;
        SequenceStream stream = new SequenceStream(model, 1);
        float[] y = {};
        for (int step = 0; step < STEPS; step++) y = stream.next(x[step * FEATURES], x[step * FEATURES + 1]);
        assertThat(y).containsExactly(model.predict(x), within(1e-6f));
    }

    @Test
    void copiesAndSavedStatesGoOnByThemselves() {
        SequenceStream stream = new SequenceStream(model(DEEP), 1);
        stream.next(1, 2);
        SequenceStream copy = stream.copy();
        var saved = stream.state();
        float[] expected = stream.next(3, 4);
        assertThat(copy.next(9, 9)).isNotEqualTo(expected);
        copy.restore(saved);
        assertThat(copy.next(3, 4)).isEqualTo(expected);
        copy.restore(saved);
        assertThat(copy.next(3, 4)).isEqualTo(expected);
        assertThat(new SequenceStream(model(DEEP), 1).state()).isEmpty();
        assertThat(new SequenceStream(model(DEEP), 1).copy().state()).isEmpty();
    }

    @Test
    void streamsOfSeveralThreadsDoNotDisturbEachOther() {
        Model model = model(DEEP);
        FloatMatrix x = sequences();
        FloatMatrix whole = model.predict(x);
        SequenceStream stream = new SequenceStream(model, 1);
        List<FloatMatrix> last = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> {
                    SequenceStream own = stream.copy();
                    FloatMatrix y = null;
                    for (int step = 0; step < STEPS; step++) y = own.next(rows(x, step * FEATURES, FEATURES));
                    return y;
                })
                .toList();
        for (FloatMatrix y : last) requireSame(rows(whole, (STEPS - 1) * 2, 2), y);
    }

    @Test
    void aPieceThatIsRefusedChangesNothing() {
        SequenceStream stream = new SequenceStream(model(DEEP), 1);
        stream.next(1, 2);
        SequenceStream copy = stream.copy();
        assertThatThrownBy(() -> stream.next(1, Float.NaN)).hasMessageContaining("feature 1 of step 0");
        assertThatThrownBy(() -> stream.next(1, Float.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> stream.next(1)).hasMessageContaining("expects 2 inputs");
        assertThatThrownBy(() -> stream.next(new FloatMatrix(2, 2)))
                .hasMessage("the piece before had 1 sequences, this one has 2; call restart() for others");
        assertThat(stream.next(3, 4)).isEqualTo(copy.next(3, 4));
        assertThatThrownBy(() -> new SequenceStream(model("lstm(2)"), 1).restore(stream.state()))
                .hasMessageContaining("3 layers have one, not 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eachStep(dense(2))|no layer has a state to carry",
                "bidirectional(lstm(2))|lstm inside bidirectional reads sequences from their end",
                "sequential([lstm(2), dense(2)])|1.weight depends on the number of steps: 24 × 2 for 12, 2 × 2 for 1",
                "sequential([lastStep(lstm(2)), repeat(3), gru(2)])|gru reads 3 steps of a window of 1",
            })
    void whatHasNoStateToCarryIsRefused(String network, String message) {
        assertThatThrownBy(() -> new SequenceStream(model(network), 1)).hasMessageContaining(message);
    }
}
