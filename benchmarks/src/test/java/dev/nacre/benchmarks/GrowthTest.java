package dev.nacre.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class GrowthTest {
    @Test
    void networksAreTrainedInRoundsOfAsManyAsThereAreThreads() {
        assertThat(Growth.rounds(4, 2)).isEqualTo(2);
        assertThat(Growth.rounds(5, 2)).isEqualTo(3);
        assertThat(Growth.rounds(5, 8)).isEqualTo(1);
    }

    @Test
    void anEpochOfStreamedRowsIsMeasuredAndItsLawAreTheRows() throws IOException {
        double[] point = Growth.point("rows", 300);
        assertThat(point[0]).isPositive();
        assertThat(point[1]).isEqualTo(300);
    }

    @Test
    void anotherKindIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Growth.point("height", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("height is none of batch, width, depth, threads, rows and members");
    }
}
