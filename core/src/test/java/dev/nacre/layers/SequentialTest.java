package dev.nacre.layers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SequentialTest {
    @Test
    void aLayerThatCannotBeBuiltIsNamedByPositionAndPlugin() {
        LayerSpec spec = new Sequential(new Dense(4), new Sequential(new Sigmoid(), new Halving()), new Dense(2));
        new Network(spec, 3, 1);
        LayerSpec odd = new Sequential(new Dense(5), new Sequential(new Sigmoid(), new Halving()), new Dense(2));
        assertThatThrownBy(() -> new Network(odd, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 1 (sequential): layer 1 (halving): needs an even number of inputs, not 5");
    }

    /** Can be built for an even number of inputs only. */
    private record Halving() implements LayerSpec {
        @Override
        public Layer build(int inputs, RandomGenerator random) {
            if (inputs % 2 != 0) throw new IllegalArgumentException("needs an even number of inputs, not " + inputs);
            return new Dense(inputs / 2).build(inputs, random);
        }
    }
}
