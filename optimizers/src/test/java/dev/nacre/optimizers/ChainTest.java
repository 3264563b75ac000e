package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import java.util.List;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class ChainTest {
    private final Chain chain = new Chain(new Momentum(0.5f, 0.5f), new Adam(0.25f), new StepDecay(0.5f, 2));

    @Test
    void eachLinkTakesWhatTheOneBeforeHasMade() {
        FloatMatrix expected = new FloatMatrix(new float[] {1, -2, 3});
        FloatMatrix[] momentum = {new FloatMatrix(3, 1)};
        FloatMatrix[] adam = {new FloatMatrix(3, 1), new FloatMatrix(3, 1)};
        FloatMatrix actual = new FloatMatrix(new float[] {1, -2, 3});
        FloatMatrix value = new FloatMatrix(3, 1);
        FloatMatrix[] slots = slots(chain, 3);
        for (int t = 1; t <= 5; t++) {
            new Momentum(0.5f, 0.5f).step(expected, value, momentum, t);
            new Adam(0.25f).step(expected, value, adam, t);
            new StepDecay(0.5f, 2).step(expected, value, new FloatMatrix[0], t);
            chain.step(actual, value, slots, t);
            assertThat(actual.data).isEqualTo(expected.data);
        }
        assertThat(slots[0].data).isEqualTo(momentum[0].data);
        assertThat(slots[2].data).isEqualTo(adam[1].data);
    }

    @Test
    void theElementwiseFormDoesTheSameRangeByRange() {
        ElementwiseOptimizer pieces = chain.elementwise().orElseThrow();
        FloatMatrix whole = new FloatMatrix(new float[] {1, -2, 3, 4, -5});
        float[] ranges = whole.data.clone();
        FloatMatrix value = new FloatMatrix(5, 1);
        FloatMatrix[] slots = slots(chain, 5);
        float[][] arrays = new float[pieces.slots()][5];
        for (int t = 1; t <= 3; t++) {
            chain.step(whole, value, slots, t);
            pieces.step(ranges, value.data, arrays, 2, 5, t);
            pieces.step(ranges, value.data, arrays, 0, 2, t);
            assertThat(ranges).isEqualTo(whole.data);
        }
    }

    @Test
    void aChainOfNothingIsRefused() {
        assertThatThrownBy(() -> new Chain(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("links must hold at least one optimizer, not []");
    }

    private static FloatMatrix[] slots(Optimizer optimizer, int length) {
        FloatMatrix[] slots = new FloatMatrix[optimizer.slots()];
        for (int i = 0; i < slots.length; i++) slots[i] = new FloatMatrix(length, 1);
        return slots;
    }
}
