package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.AutoencoderLayer;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.training.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped configuration of the digits, with three epochs of each phase: 135 steps, and three observations. */
class DigitsRecipeTest {
    private static final long SEED = 7;

    private static DigitsRun run;

    @BeforeAll
    static void train() throws Exception {
        Recipe shipped = Recipe.read(Resources.text("digits.properties"), "digits.properties");
        run = DigitsRun.of(
                DigitsData.shipped().split(0.8, SEED),
                DigitsData.INK,
                shipped.during(3),
                SEED,
                Optional.empty(),
                new Listener() {});
    }

    @Test
    void theReportFindsNoProblemWithTheLayers() {
        assertThat(run.log().findings()).isEmpty();
        assertThat(new DigitsReport(run, "test", "examples/run digits", "", "UCI").html())
                .doesNotContain("units are dead");
    }

    /** Whatever the activation: an output that is the same for every digit says nothing about them. */
    @Test
    void fewUnitsOfEachLayerAnswerAllTestDigitsAlike() {
        List<Double> shares = new ArrayList<>();
        FloatMatrix x = run.test().samples().x();
        for (Layer layer : run.model().network().layers()) {
            x = layer.forward(x, Mode.INFER);
            if (layer instanceof AutoencoderLayer) shares.add(alike(x));
        }

        assertThat(shares).hasSize(2).allMatch(share -> share < 0.05);
    }

    /** The share of units whose outputs deviate from their mean by less than a twentieth of the layer's outputs. */
    private static double alike(FloatMatrix y) {
        double power = 0;
        for (float value : y.data) power += (double) value * value / y.length;
        int alike = 0;
        for (int unit = 0; unit < y.rows; unit++) {
            double mean = 0;
            double square = 0;
            for (int s = 0; s < y.columns; s++) {
                double value = y.data[s * y.rows + unit];
                mean += value / y.columns;
                square += value * value / y.columns;
            }
            if (square - mean * mean < power / 400) alike++;
        }
        return (double) alike / y.rows;
    }
}
