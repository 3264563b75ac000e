package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Activation;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Plugins;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The slopes that the course shows are those of the functions. */
class ActivationCurvesTest {
    private static final float H = 0.005f;

    @ParameterizedTest
    @MethodSource("activations")
    void aSlopeIsADifferenceQuotient(Activation activation) {
        float[] x = ActivationCurves.inputs();
        float[] y = ActivationCurves.outputs(activation, x);
        float[] below = moved(activation, -H);
        float[] above = moved(activation, H);
        float[] slopes = ActivationCurves.slopes(activation, x);
        int compared = 0;
        for (int i = 0; i < x.length; i++) {
            double left = (y[i] - below[i]) / H;
            double right = (above[i] - y[i]) / H;
            if (Math.abs(left - right) > 0.02) continue; // a kink
            assertThat((double) slopes[i]).as("%s at %s", activation, x[i]).isCloseTo((left + right) / 2, within(0.01));
            compared++;
        }
        assertThat(compared).isGreaterThan(155);
    }

    private static float[] moved(Activation activation, float by) {
        float[] x = ActivationCurves.inputs();
        for (int i = 0; i < x.length; i++) x[i] += by;
        float[] y = new float[x.length];
        activation.forward(x, y, 0, x.length);
        return y;
    }

    static Stream<Activation> activations() {
        return Plugins.all(LayerSpec.class).values().stream()
                .filter(Activation.class::isInstance)
                .map(Activation.class::cast);
    }
}
