package dev.nacre.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as the first model files have them; their plugins are in a module above this one. */
class FormerTextsTest {
    @Test
    void theSizesOfAugmentationsBecomeTheShapeOfTheInputs() {
        FormerTexts former = new FormerTexts(
                "sequential(layers=[elastic(alpha=34, sigma=4, width=28, height=20, fill=0), "
                        + "rotate(degrees=15, width=28, height=20, fill=0), scale(factor=0.5, offset=0)])",
                "560");

        assertThat(former.network())
                .isEqualTo("sequential(layers=[elastic(alpha=34, sigma=4, fill=0), "
                        + "rotate(degrees=15, fill=0), scale(factor=0.5, offset=0)])");
        assertThat(former.inputs()).isEqualTo("20x28x1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    shift(pixels=2, width=4, height=3, fill=0)                            | shift(pixels=2, fill=0)
                    rotate(degrees=15, width=4, height=3, fill=0)                         | rotate(degrees=15, fill=0)
                    zoom(share=0.1, width=4, height=3, fill=0)                            | zoom(share=0.1, fill=0)
                    crop(least=0.8, width=4, height=3)                                    | crop(least=0.8)
                    reflect(horizontal=true, vertical=false, width=4, height=3)| reflect(horizontal=true, \
                    vertical=false)
                    elastic(alpha=34, sigma=4, width=4, height=3, fill=-1) | elastic(alpha=34, sigma=4, fill=-1)
                    """)
    void everyAugmentationLosesItsSizes(String written, String read) {
        FormerTexts former = new FormerTexts(written, "24");

        assertThat(former.network()).isEqualTo(read);
        assertThat(former.inputs()).isEqualTo("3x4x2");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 12, 1x12x1", "0, 3, 12, 3x4x1", "1, 1, 12, 1x1x12", "4, 3, 36, 3x4x3"})
    void aWidthOf0MeantAsManyPixelsAsTheInputsAllow(int width, int height, String inputs, String shape) {
        String text = "shift(pixels=2, width=" + width + ", height=" + height + ", fill=0)";
        assertThat(new FormerTexts(text, inputs).inputs()).isEqualTo(shape);
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 12", "999999999, 999999999, 12", "0, 13, 12", "4, 3, twelve", "4, 3, 0"})
    void sizesThatDoNotFitLeaveTheInputsAsTheyAre(int width, int height, String inputs) {
        String text = "shift(pixels=2, width=" + width + ", height=" + height + ", fill=0)";
        assertThat(new FormerTexts(text, inputs).inputs()).isEqualTo(inputs);
    }

    @Test
    void channelMeanLosesItsChannels() {
        FormerTexts former =
                new FormerTexts("sequential(layers=[channelMean(channels=3), channelMean(channels=1)])", "12");

        assertThat(former.network()).isEqualTo("sequential(layers=[channelMean, channelMean])");
        assertThat(former.inputs()).isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequential(layers=[shift(pixels=2, fill=0), channelMean, dense(units=3, penalty=none)])",
                "myShift(pixels=2, width=4, height=3)",
                "resize(width=4, height=3)",
                "conv(channels=3)"
            })
    void otherTextsStayAsTheyAre(String text) {
        FormerTexts same = new FormerTexts(text, "3x4x2");

        assertThat(same.network()).isEqualTo(text);
        assertThat(same.inputs()).isEqualTo("3x4x2");
    }
}
