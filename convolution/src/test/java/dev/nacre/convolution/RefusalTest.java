package dev.nacre.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Network;
import dev.nacre.Shape;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.safetensors.ModelFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be built says what is wrong, where, and what to do. */
class RefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8x8x3|conv(4, kernel=9, padding=valid)|a window of conv, 9 × 9 pixels, does not fit into an image of "
                        + "8 × 8; take a smaller kernel, padding=same or fewer layers that make the image smaller",
                "8x8x3|conv(4, kernel=3, dilation=4, padding=valid)|a window of conv, 9 × 9 pixels, does not fit",
                "8x4x3|maxPool(5)|a window of maxPool, 5 × 5 pixels, does not fit into an image of 8 × 4; take a",
                "8x8x3|conv(4, kernel=60000)|a window of conv, 60000 × 60000 pixels, is more than twice as large as an "
                        + "image of 8 × 8; take a smaller kernel or dilation",
                "8x8x3|averagePool(2000000000, padding=same)|a window of averagePool, 2000000000 × 2000000000 pixels",
                "8x8x3|conv(4, dilation=2147483647)|a window of conv, 4294967295 × 4294967295 pixels, is more than",
                "784|conv(4)|a window of conv, 3 × 3 pixels, sees nothing but zeros around an image of one pixel; if "
                        + "its 784 numbers are an image, give the data its shape, such as new Shape(28, 28, 1); if",
                "784|maxPool(2)|a window of maxPool, 2 × 2 pixels, does not fit into an image of 1 × 1; if its 784 ",
                "8x8x3|conv(4, groups=2)|conv can't split inputs of 8x8x3, with 3 channels, into 2 groups of the same "
                        + "size; let groups divide the channels",
                "8x8x3|conv(2000000000)|conv would make images of 8 × 8 × 2000000000, more numbers than an array can "
                        + "hold; take fewer filters",
                "60000x1x1|conv(1, kernel=60000)|a kernel of conv would have 60000 × 60000 × 1 weights, more than an "
                        + "array can hold; take a smaller kernel or fewer channels",
                "8x8x3|convTranspose(4, kernel=60000)|a window of convTranspose, 60000 × 60000 pixels, is more than "
                        + "twice as large as an image of 16 × 16",
                "8x8x3|convTranspose(4, kernel=60000, padding=valid)|convTranspose would make images of 60014 × 60014 "
                        + "× 4, more numbers than an array can hold; take a smaller kernel or stride, or fewer filters",
                "8x8x3|convTranspose(4, stride=2147483647)|convTranspose would make images of 17179869176 × ",
                "8x8x3|upsample(100000)|upsample would make images of 800000 × 800000 × 3, more numbers than an array "
                        + "can hold; take a smaller factor",
                "8x8x3|residual(conv(3, kernel=3, stride=2))|residual: the layers inside turn 8x8x3 into 4x4x3, but "
                        + "the shortcut identity into 8x8x3; for images, a shortcut such as conv(3, kernel=1, "
                        + "stride=2)",
            })
    void whatDoesNotFitIsRefused(String shape, String layer, String message) {
        Shape inputs = shape.contains("x") ? Shape.parse(shape) : Shape.flat(Integer.parseInt(shape));
        assertThatThrownBy(() -> new Network(layer, inputs, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> new Network("sequential([" + layer + "])", inputs, 1))
                .hasMessageStartingWith("layer 0 (" + layer.replaceAll("\\(.*", "") + "): ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv(5, groups=2)|filters must be a multiple of groups, so that each group has as many, but 5 is no "
                        + "multiple of 2",
                "conv(0)|filters must be >= 1, not 0",
                "conv(4, kernel=0)|kernel must be >= 1, not 0",
                "conv(4, stride=-1)|stride must be >= 1, not -1",
                "conv(4, padding=full)|full",
                "maxPool(2, stride=-1)|stride must be >= 0, not -1",
                "upsample(0)|factor must be >= 1, not 0",
            })
    void wrongHyperParametersAreRefused(String layer, String message) {
        assertThatThrownBy(() -> new Network(layer, new Shape(8, 8, 4), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void imagesOfAnotherSizeAreRefused() {
        Network network = new Network("sequential([conv(4), maxPool(2)])", new Shape(8, 8, 3), 1);
        assertThatThrownBy(() -> network.infer(new FloatMatrix(7 * 7 * 3, 2)))
                .hasMessageContaining("192")
                .hasMessageContaining("147");
    }

    /** A file of a few bytes, whatever its network's text says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv(2000000000)",
                "conv(2000000, kernel=13)",
                "conv(4, kernel=60000)",
                "convTranspose(1000000, kernel=5, stride=1)",
                "convTranspose(4, kernel=20000, padding=valid)",
                "upsample(100000)",
                "upsample(3000)",
                "sequential([upsample(100), conv(4), upsample(100), globalAverage])",
                "averagePool(2000000000, padding=same)",
            })
    void aFileWithSuchATextIsRefused(String text, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.safetensors");
        new Model(new Network("globalAverage", new Shape(8, 8, 3), 1), new Mse()).save(file);
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8)
                .replaceAll("\"nacre.network\":\"[^\"]*\"", "\"nacre.network\":\"" + text + "\"")
                .replaceAll("\"nacre.sha256\":\"[^\"]*\",?", "")
                .replace(",}", "}");
        byte[] changed = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole = ByteBuffer.allocate(8 + changed.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, whole.putLong(changed.length).put(changed).array());
        assertThat(header).contains(text);
        assertThatThrownBy(() -> Model.load(file)).isInstanceOf(ModelFormatException.class);
    }
}
