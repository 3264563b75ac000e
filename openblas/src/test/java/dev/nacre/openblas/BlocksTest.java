package dev.nacre.openblas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlocksTest {
    @Test
    void smallProductsStayOnOneThread() {
        assertThat(Blocks.count(8, 32, 32, 64)).isEqualTo(1);
        assertThat(Blocks.count(8, 1, 1, 1)).isEqualTo(1);
        assertThat(Blocks.count(8, 512, 128, 784)).isEqualTo(8);
    }

    @Test
    void veryLargeProductsAreCutSoThatNoBlockTakesLong() {
        assertThat(Blocks.count(1, 2048, 2048, 2048)).isEqualTo(1);
        assertThat(Blocks.count(1, 8192, 8192, 2048)).isEqualTo(16);
        assertThat(Blocks.count(2, 8192, 8192, 2048)).isEqualTo(16);
    }

    @Test
    void theLongerSideIsCut() {
        assertThat(Blocks.down(2, 512, 128)).isEqualTo(2);
        assertThat(Blocks.down(2, 128, 512)).isEqualTo(1);
        assertThat(Blocks.down(4, 1000, 1000)).isEqualTo(2);
        assertThat(Blocks.down(16, 4000, 1000)).isEqualTo(8);
        assertThat(Blocks.down(7, 2000, 100)).isEqualTo(7);
        assertThat(Blocks.down(1, 2000, 100)).isEqualTo(1);
    }
}
