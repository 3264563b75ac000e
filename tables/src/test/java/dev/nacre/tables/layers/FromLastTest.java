package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import dev.nacre.tck.PluginContract;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** A forecast begins from the last value, whatever the level, and gaps are filled from the side. */
class FromLastTest extends PluginContract {
    private static final Offset<Float> ROUNDING = within(1e-5f);
    private static final float NAN = Float.NaN;

    @Override
    protected List<String> variants() {
        return List.of(
                "fromLast(inner=dense(2), column=1)",
                "fromLast(inner=dense(2), mean=[1, 2, 0], deviation=[2, 0.5, 1])",
                "fromLast(inner=dense(2), columns=[2], categories=[[\"a\", \"b\", \"c\"]])");
    }

    @Override
    protected Shape shape(LayerSpec layer) {
        return new Shape(4, 1, 3);
    }

    @Override
    protected FloatMatrix data(LayerSpec layer, int inputs, int samples, RandomGenerator random) {
        FloatMatrix x = super.data(layer, inputs, samples, random);
        if (layer instanceof FromLast forecast && !forecast.columns().isEmpty())
            for (int i = 2; i < x.length; i += 3) x.data[i] = random.nextInt(-1, 3);
        return x;
    }

    private static Layer layer(String text, int steps, int features) {
        return Plugins.parse(LayerSpec.class, text).build(new Shape(steps, 1, features), new SplittableRandom(1));
    }

    @Test
    void aConstantAddedToAllStepsIsAddedToTheForecast() {
        Layer layer = layer("fromLast(inner=dense(2), mean=[5, 0], deviation=[2, 1])", 3, 2);
        FloatMatrix low = new FloatMatrix(6, 1, 1, 0.5f, 2, 0.6f, 4, 0.7f);
        FloatMatrix high = new FloatMatrix(6, 1, 101, 0.5f, 102, 0.6f, 104, 0.7f);

        FloatMatrix a = layer.forward(low, Mode.INFER);
        FloatMatrix b = layer.forward(high, Mode.INFER);

        assertThat(b.data[0] - a.data[0]).isCloseTo(50, ROUNDING); // in units of the deviation
        assertThat(b.data[1] - a.data[1]).isCloseTo(50, ROUNDING);
    }

    @Test
    void gapsAreFilledFromBeforeOrAfterAndCategoriesAreOneHot() {
        Layer layer = layer("fromLast(mean=[0, 7, 0], columns=[2], categories=[[\"a\", \"b\"]])", 3, 3);
        // the first feature lacks its first and last value, the second all, the category of the last step is missing
        FloatMatrix x = new FloatMatrix(9, 1, NAN, NAN, 0, 4, NAN, 1, NAN, NAN, -1);

        float[] y = layer.forward(x, Mode.INFER).data;

        // the first feature minus its last value, 4; then that value is added to all
        assertThat(y).containsExactly(4, 4, 5, 4, 4, 4, 4, 5, 4, 4, 4, 4);
    }

    @Test
    void theGradientOfAFilledStepGoesToTheValueThatFillsIt() {
        Layer layer = layer("fromLast(inner=dense(1))", 3, 1);
        FloatMatrix x = new FloatMatrix(3, 1, 1, 2, NAN);
        float h = 0.02f;
        layer.forward(x, Mode.TRAIN);
        float[] dx = layer.backward(FloatMatrix.ones(1, 1), true).data.clone();

        for (int i = 0; i < 2; i++) {
            FloatMatrix up = x.dup();
            FloatMatrix down = x.dup();
            up.data[i] += h;
            down.data[i] -= h;
            float slope = (layer.forward(up, Mode.INFER).data[0] - layer.forward(down, Mode.INFER).data[0]) / (2 * h);
            assertThat(dx[i]).isCloseTo(slope, within(1e-3f));
        }
        assertThat(dx[2]).isZero();
    }

    @Test
    void whatDoesNotFitTheStepsIsRefused() {
        assertThatThrownBy(() -> layer("fromLast(column=2)", 3, 2))
                .hasMessage("fromLast: there is no feature 2 among 2, counted from 0");
        assertThatThrownBy(() -> layer("fromLast(mean=[1])", 3, 2))
                .hasMessage("fromLast has mean of 1 features, but each step has 2; give one for each, or none");
        assertThatThrownBy(() -> layer("fromLast(columns=[0], categories=[[\"a\"]])", 3, 2))
                .hasMessageContaining(
                        "columns must not have column 0, which is forecast and must hold numbers, not [0]");
    }
}
