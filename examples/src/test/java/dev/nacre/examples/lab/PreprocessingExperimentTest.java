package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What a viewer sees of preprocessing: means, deviations and correlation of the clouds. */
class PreprocessingExperimentTest {
    private static final int CORRELATION = 4;

    private final Shown shown = Shown.of(new PreprocessingExperiment(), "correlation=-0.9&mean=-4&deviation=2");

    @Test
    void theCloudIsAsItWasSet() {
        double[] raw = shown.figures("as it comes");
        assertThat(raw[0]).isCloseTo(-4, within(0.3));
        assertThat(raw[2]).isCloseTo(2, within(0.25));
        assertThat(raw[CORRELATION]).isCloseTo(-0.9, within(0.05));
    }

    @Test
    void eachLayerGoesOneStepFurther() {
        double[] raw = shown.figures("as it comes");
        double[] centred = shown.figures("subtractMean");
        double[] scaled = shown.figures("standardize");
        double[] turned = shown.figures("pca(2)");
        assertThat(centred[0]).isCloseTo(0, within(1e-4));
        assertThat(centred[2]).isCloseTo(raw[2], within(1e-4));
        assertThat(scaled[2]).isCloseTo(1, within(1e-3));
        assertThat(scaled[3]).isCloseTo(1, within(1e-3));
        assertThat(scaled[CORRELATION]).isCloseTo(raw[CORRELATION], within(1e-4));
        assertThat(turned[CORRELATION]).isCloseTo(0, within(1e-3));
        assertThat(turned[2]).isGreaterThan(5 * turned[3]);
    }

    @Test
    void whiteningLeavesARoundCloud() {
        for (String layer : new String[] {"pcaWhiten(2)", "zcaWhiten"}) {
            double[] white = shown.figures(layer);
            assertThat(white[2]).isCloseTo(1, within(0.01));
            assertThat(white[3]).isCloseTo(1, within(0.01));
            assertThat(white[CORRELATION]).isCloseTo(0, within(0.001));
        }
    }
}
