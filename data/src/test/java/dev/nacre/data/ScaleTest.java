package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Layer;
import dev.nacre.Mode;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void everyFeatureIsMultipliedAndShifted() {
        Layer layer = new Scale(0.5f, -1).build(2, new SplittableRandom(1));
        FloatMatrix x = new FloatMatrix(2, 2, 0, 2, 4, 8);

        assertThat(layer.forward(x, Mode.INFER).data).containsExactly(-1, 0, 1, 3);
        assertThat(layer.forward(x, Mode.TRAIN).data).containsExactly(-1, 0, 1, 3);
        assertThat(layer.backward(x, true).data).containsExactly(0, 1, 2, 4);
        assertThat(x.data).containsExactly(0, 2, 4, 8);
    }

    @Test
    void aFactorThatLosesEverythingIsRefused() {
        assertThatThrownBy(() -> new Scale(0)).hasMessage("factor must be finite and not 0, not 0.0");
        assertThatThrownBy(() -> new Scale(Float.NaN)).hasMessage("factor must be finite and not 0, not NaN");
        assertThatThrownBy(() -> new Scale(1, Float.POSITIVE_INFINITY))
                .hasMessage("offset must be finite, not Infinity");
    }
}
