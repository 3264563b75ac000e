package dev.nacre;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Products of rows and columns that an int can't hold. */
class LargeMatricesTest {
    /** 65537 × 65536 is 65536, as an int. */
    private final FloatMatrix overflown = new FloatMatrix(65537, 65536, new float[65536]);

    private final Network wide = new Network("dense(1000000)", 1, 1);

    @Test
    void samplesHaveAsManyNumbersAsTheirRowsAndColumnsSay() {
        assertThatThrownBy(() -> new Samples(overflown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features: a matrix of 65537 × 65536 can't have 65536 numbers");
        assertThatThrownBy(() -> new Samples(new FloatMatrix(1, 65536), overflown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("targets: a matrix of 65537 × 65536 can't have 65536 numbers");
        assertThatThrownBy(() -> new Network("sigmoid", 65537, 1).infer(overflown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs: a matrix of 65537 × 65536 can't have 65536 numbers");
    }

    @Test
    void moreOutputsThanAMatrixHoldsAreRefused() {
        assertThatThrownBy(() -> wide.infer(new FloatMatrix(1, 3000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("outputs × samples: 1000000 × 3000 are more than the 2147483639 numbers that a matrix can"
                        + " hold; predict fewer samples at a time");
        assertThatThrownBy(() -> new Samples(new FloatMatrix(1, 3000)).through(wide.layer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "dense, outputs × samples: 1000000 × 3000 are more than the 2147483639 numbers that a matrix"
                                + " can hold; stream the samples");
    }
}
