package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
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
    void startValuesGoToTheLinksOwnSlots() {
        Chain chain = new Chain(new Momentum(), new Rprop(), new Lookahead());
        for (Optimizer form : List.of(chain, chain.elementwise().orElseThrow())) {
            FloatMatrix[] slots = slots(form, 2);
            form.init(new FloatMatrix(new float[] {5, 6}), slots);
            assertThat(slots[0].data).containsExactly(0, 0);
            assertThat(slots[1].data).containsExactly(0, 0);
            assertThat(slots[2].data).containsExactly(0.01f, 0.01f);
            assertThat(slots[3].data).containsExactly(5, 6);
        }
    }

    @Test
    void theAverageIsTheFirstLinksThatHasOne() {
        Chain inner = new Chain(new Momentum(), new Averaging(), new Averaging());
        Chain chain = new Chain(new Adam(), inner);
        assertThat(chain.averageSlot()).isEqualTo(3);
        assertThat(chain.elementwise().orElseThrow().averageSlot()).isEqualTo(3);
        assertThat(new Chain(new Averaging()).averageSlot()).isZero();
        assertThat(new Chain(new Adam()).averageSlot()).isEqualTo(-1);
    }

    @Test
    void ratesMultiply() {
        Chain chain =
                new Chain(new ReduceOnPlateau(0.5f, 0, 0, 0, 0), new Sgd(), new ReduceOnPlateau(0.25f, 1, 0, 0, 0));
        for (Optimizer form : List.of(chain, chain.elementwise().orElseThrow())) {
            assertThat(form.rate(new double[] {1, 1})).isEqualTo(0.5f);
            assertThat(form.rate(new double[] {1, 1, 1})).isEqualTo(0.0625f);
        }
        Chain epochs = new Chain(new ByEpoch(), new Sgd(), new ByEpoch(new Constant(0.5f)));
        for (Optimizer form : List.of(epochs, epochs.elementwise().orElseThrow())) {
            assertThat(form.epochRate(5)).isEqualTo(0.5f);
            assertThat(form.epochRate(6)).isEqualTo(0.25f);
        }
    }

    @Test
    void theElementwiseFormPreparesToo() {
        Parameter parameter = new Parameter("weight", new FloatMatrix(1, 1));
        parameter.gradient().data[0] = 8;
        new Chain(new ClipGlobalNorm(2), new Sgd()).elementwise().orElseThrow().prepare(List.of(parameter), 1);
        assertThat(parameter.gradient().data[0]).isEqualTo(2);
    }

    @Test
    void oneLinkThatMustSeeWholeMatricesMakesTheChainSuch() {
        assertThat(new Chain(new Sgd(), new ClipNorm()).elementwise()).isEmpty();
        assertThat(new Chain(new Sgd(), new Chain(new Lamb())).elementwise()).isEmpty();
    }

    @Test
    void aChainOfNothingIsRefused() {
        assertThatThrownBy(() -> new Chain(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("links must have at least one optimizer, not []");
    }

    private static FloatMatrix[] slots(Optimizer optimizer, int length) {
        FloatMatrix[] slots = new FloatMatrix[optimizer.slots()];
        for (int i = 0; i < slots.length; i++) slots[i] = new FloatMatrix(length, 1);
        return slots;
    }
}
