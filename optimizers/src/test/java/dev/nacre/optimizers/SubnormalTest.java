package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugins;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A unit that gets no gradient any more, such as a dead ReLU: its state shrinks in each step, and must not stay among
 * the subnormal numbers, with which an Intel core is a hundred times as slow.
 */
class SubnormalTest {
    private static final int STEPS = 200_000;

    static Stream<Optimizer> elementwise() {
        return Plugins.all(Optimizer.class).keySet().stream()
                .map(name -> Plugins.parse(Optimizer.class, name))
                .filter(optimizer -> optimizer.elementwise().isPresent());
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void stateWithoutGradientBecomesZero(Optimizer optimizer) {
        Optional<ElementwiseOptimizer> form = optimizer.elementwise();
        float[] value = {1};
        float[][] slots = new float[optimizer.slots()][1];
        for (int t = 1; t <= STEPS; t++) {
            float[] gradient = {t <= 5 ? 0.1f : 0};
            form.orElseThrow().step(gradient, value, slots, 0, 1, t);
        }
        for (float[] slot : slots)
            assertThat(subnormal(slot[0])).as("state %s", slot[0]).isFalse();
    }

    private static boolean subnormal(float x) {
        return x != 0 && Math.abs(x) < Float.MIN_NORMAL;
    }
}
