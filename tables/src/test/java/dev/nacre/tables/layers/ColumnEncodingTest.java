package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Samples;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Columns: a number, a number with gaps, a category, a constant. */
class ColumnEncodingTest {
    private static final float NAN = Float.NaN;
    private static final ColumnEncoding SPEC =
            new ColumnEncoding(List.of(2), List.of(List.of("common", "rare", "never")), List.of(1), 3);

    private final ColumnEncodingLayer layer = fitted();

    private static ColumnEncodingLayer fitted() {
        FloatMatrix x = new FloatMatrix(4, 101);
        for (int s = 0; s < 101; s++) {
            x.data[4 * s] = s;
            x.data[4 * s + 1] = s % 4 == 0 ? NAN : 10 * s;
            x.data[4 * s + 2] = s == 7 ? 1 : 0;
            x.data[4 * s + 3] = 5;
        }
        Network network = new Network(SPEC, 4, 1);
        network.fitPreprocessing(Samples.withMissing(x, null));
        return (ColumnEncodingLayer) network.layer();
    }

    private float[] encode(float... row) {
        return layer.forward(new FloatMatrix(4, 1, row), Mode.INFER).data;
    }

    @Test
    void theMedianIsZero() {
        assertThat(layer.outputs()).isEqualTo(8);
        assertThat(encode(50, 500, 0, 5)[0]).isZero();
    }

    @Test
    void numbersAreScaledByQuartilesAndBent() {
        assertThat(encode(75, NAN, 0, 5)[0])
                .isCloseTo(0.6745f / (float) Math.sqrt(1 + 0.6745 * 0.6745 / 9), within(1e-4f));
        assertThat(encode(1e30f, NAN, 0, 5)[0]).isCloseTo(3, within(1e-5f));
    }

    @Test
    void aGapHasAPlaceWhereTrainingHasGapsAndIsBeyondAllNumbersElsewhere() {
        float[] usual = encode(50, NAN, 0, 5);
        assertThat(usual[1]).isZero();
        assertThat(usual[2]).isBetween(0.8f, 1.1f);
        assertThat(encode(NAN, 500, 0, 5)[0]).isEqualTo(6);
    }

    @Test
    void categoriesThatNeverOccurAreFarthest() {
        float common = encode(50, 500, 0, 5)[3];
        float rare = encode(50, 500, 1, 5)[4];
        float never = encode(50, 500, 2, 5)[5];
        float none = encode(50, 500, -1, 5)[6];
        assertThat(common).isLessThan(0.6f);
        assertThat(rare).isBetween(2f, 2.9f);
        double z = 0.5 / Math.sqrt(1.0 / 101); // once among 101 rows
        assertThat(rare).isCloseTo((float) (z / Math.sqrt(1 + z * z / 9)), within(0.05f));
        assertThat(never).isGreaterThan(rare).isEqualTo(none);
    }

    @Test
    void anyOtherValueOfAConstantColumnIsFarAway() {
        assertThat(encode(50, 500, 0, 5.0001f)[7]).isCloseTo(3, within(1e-5f));
        assertThat(encode(50, 500, 0, 4)[7]).isCloseTo(-3, within(1e-5f));
    }

    @Test
    void decodingGivesTheValuesBack() {
        for (float[] row : new float[][] {{50, 500, 0, 5}, {3, NAN, 1, 5}, {NAN, 20, 2, 5}, {99, 900, -1, 5}}) {
            float[] decoded = layer.decode(new FloatMatrix(8, 1, encode(row)), 0);
            for (int i = 0; i < row.length; i++)
                if (Float.isNaN(row[i])) assertThat(decoded[i]).isNaN();
                else assertThat(decoded[i]).isCloseTo(row[i], within(0.01f * Math.max(1, Math.abs(row[i]))));
        }
    }

    @Test
    void partsAreSummedByColumns() {
        FloatMatrix parts = new FloatMatrix(8, 1, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(layer.sums(parts, 0)).containsExactly(1, 5, 22, 8);
    }

    @Test
    void columnsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new ColumnEncoding(List.of(1), List.of(List.of("a")), List.of(1), 3))
                .hasMessage("gaps must be columns of numbers, but column 1 holds categories");
        assertThatThrownBy(() -> new ColumnEncoding(List.of(), List.of(), List.of(), 0))
                .hasMessage("clip must be > 0 and finite, not 0.0");
        assertThatThrownBy(() -> new Network(new ColumnEncoding(List.of(), List.of(), List.of(4), 3), 3, 1))
                .hasMessage("columnEncoding: there is no column 4 (from 0) among 3 inputs");
    }
}
