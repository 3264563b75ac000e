package dev.nacre.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Shape;
import dev.nacre.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutional networks that PyTorch exported, see {@code pytorch-images.py} beside them. */
class PyTorchImagesTest {
    @ParameterizedTest
    @CsvSource({"pytorch-classifier, 10x14x3, 3", "pytorch-decoder, 3x5x4, 9x13x4", "pytorch-pooled, 9x7x2, 3"})
    void theOutputsArePyTorchs(String name, String inputs, String outputs) throws Exception {
        Path file = Path.of(getClass().getResource(name + ".onnx").toURI());
        Model model = OnnxFile.read(file);
        Shape shape = Shape.parse(inputs);
        assertThat(model.network().inputShape()).isEqualTo(shape);
        assertThat(model.network().layer().shape()).hasToString(outputs);
        List<String> lines = Files.readAllLines(file.resolveSibling(name + ".csv"));
        assertThat(lines).hasSize(4);
        for (String line : lines) {
            String[] cells = line.split(",");
            float[] x = new float[shape.size()];
            for (int i = 0; i < x.length; i++) x[channelsInnermost(i, shape)] = Float.parseFloat(cells[i]);
            float[] y = model.predict(x);
            assertThat(cells).hasSize(x.length + y.length);
            for (int i = 0; i < y.length; i++)
                assertThat(y[channelsInnermost(i, model.network().layer().shape())])
                        .isCloseTo(Float.parseFloat(cells[x.length + i]), within(5e-6f));
        }
    }

    /** Where a number of channels × height × width lies in height × width × channels. */
    private static int channelsInnermost(int index, Shape shape) {
        return index % shape.pixels() * shape.channels() + index / shape.pixels();
    }
}
