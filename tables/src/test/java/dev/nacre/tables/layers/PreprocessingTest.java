package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.data.Categories;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is fitted to data, where golden values don't reach. */
class PreprocessingTest {
    private static Fittable fitted(String text, FloatMatrix data) {
        Layer layer = Plugins.parse(LayerSpec.class, text).build(data.rows, new SplittableRandom(1));
        ((Fittable) layer).fit(List.of(data));
        return (Fittable) layer;
    }

    private static float[] values(Layer layer, float... x) {
        return layer.forward(new FloatMatrix(x.length, 1, x), Mode.INFER).data;
    }

    @Test
    void missingValuesAreRefusedWithTheirPlace() {
        FloatMatrix data = new FloatMatrix(1, 3, 1, Float.NaN, 3);
        for (String text : List.of("robustScale", "piecewiseLinear"))
            assertThatThrownBy(() -> fitted(text, data))
                    .hasMessage(text + ": NaN is number 0 of sample 1 (from 0); only finite numbers are allowed");
        Network network = new Network("sequential([fillMissing, robustScale])", 1, 1);
        network.fitPreprocessing(Samples.withMissing(data, null));
        assertThat(network.infer(data).data).doesNotContain(Float.NaN);
    }

    @Test
    void noSampleIsNothingToFitOn() {
        for (String text : List.of("robustScale", "piecewiseLinear", "ntkDense(2)"))
            assertThatThrownBy(() -> fitted(text, new FloatMatrix(2, 0)))
                    .hasMessage(text.split("\\(")[0] + ": there is no sample to fit on");
    }

    @Test
    void theLargestFloatsAreClippedLikeAnyOutlier() {
        Layer layer = fitted("robustScale", new FloatMatrix(1, 5, 1, 2, 3, 4, 5));
        assertThat(values(layer, Float.MAX_VALUE)).containsExactly(3);
        assertThat(values(layer, -Float.MAX_VALUE)).containsExactly(-3);
        Layer tiny = fitted("robustScale", new FloatMatrix(1, 5, 0, 1e-45f, 3e-45f, 4e-45f, 6e-45f));
        assertThat(values(tiny, 1)[0]).isCloseTo(3, within(1e-6f));
    }

    @Test
    void binsThatAreTooNarrowForAFloatAreOne() {
        Layer layer = fitted("piecewiseLinear(4, outputs=1)", new FloatMatrix(1, 5, 0, 1e-45f, 3e-45f, 4e-45f, 6e-45f));
        layer.forward(new FloatMatrix(1, 1, 1), Mode.TRAIN);
        assertThat(layer.backward(new FloatMatrix(1, 1, 1), true).data[0]).isFinite();
    }

    @Test
    void aCategoryThatTrainingDidNotSeeBecomesZeros() {
        Layer layer = fitted(
                "embedding(columns=[0], categories=[[\"a\", \"b\", \"c\"]], outputs=2, oneHot=2)",
                new FloatMatrix(1, 2, 0, 2));
        assertThat(values(layer, 1)).containsExactly(0, 0);
        assertThat(values(layer, -1)).containsExactly(0, 0);
        assertThat(values(layer, 2)).doesNotContain(0);
    }

    @Test
    void aNumberThatIsNoCategoryIsRefused() {
        assertThatThrownBy(() ->
                        fitted("embedding(columns=[1], categories=[[\"a\", \"b\"]])", new FloatMatrix(2, 1, 7, 2)))
                .hasMessage("embedding: column 1 (from 0) holds 2.0; its categories are the whole numbers 0 to 1, and"
                        + " -1 means none of them");
    }

    @Test
    void readersKnowTheCategoriesOfAnEmbedding() {
        LayerSpec spec = Plugins.parse(
                LayerSpec.class,
                "sequential([fillMissing, embedding(columns=[1], categories=[[\"a\", \"b\"]]), dense(2)])");
        assertThat(Categories.of(spec, 3))
                .isEqualTo(new Categories.Known(List.of(List.of(), List.of("a", "b"), List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            robustScale(-1)                                | clip must be >= 0 and finite, not -1.0
            robustScale(columns=[2, 1])                    | columns must be >= 0 and ascending, not [2, 1]
            robustScale(columns=[3])                       | robustScale: there is no column 3 (from 0) among 3 inputs
            periodicEmbeddings(0)                          | frequencies must be >= 1, not 0
            periodicEmbeddings(outputs=1)                  | outputs must be >= 2, not 1
            periodicEmbeddings(sigma=0)                    | sigma must be > 0 and finite, not 0.0
            piecewiseLinear(0)                             | bins must be >= 1, not 0
            piecewiseLinear(columns=[7]) | piecewiseLinear: there is no column 7 (from 0) among 3 inputs
            embedding(columns=[1]) | categories must be given for each of the columns [1], not 0
            embedding(oneHot=1)                            | oneHot must be >= 2, not 1
            embedding(outputs=0)                           | outputs must be >= 1, not 0
            parametric(identity) | activation must not be identity: no strength would change it
            ntkDense(0)                                    | units must be >= 1, not 0
            ntkDense(2, biasMultiplier=-1)                 | biasMultiplier must be >= 0 and finite, not -1.0
            fadingDropout(1)                               | rate must be >= 0 and < 1, not 1.0
            fadingDropout(steps=0)                         | steps must be >= 1, not 0
            memberInputs(0)                                | members must be >= 1, not 0
            memberInputs(groups=[2, 2])                    | groups must add up to the 3 inputs, not to 4
            memberDense(0)                                 | units must be >= 1, not 0
            memberHeads(0)                                 | units must be >= 1, not 0
            """)
    void aWrongComponentIsNamedWithItsRangeAndValue(String text, String message) {
        assertThatThrownBy(() -> new Network(text, 3, 1)).hasMessageContaining(message);
    }
}
