package dev.nacre.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer of this module against PyTorch: the files beside golden.py. A new layer without a file fails. */
class GoldenTest {
    static Stream<String> layers() {
        return Plugins.all(LayerSpec.class).values().stream()
                .filter(plugin -> plugin.getClass().getPackage() == GoldenTest.class.getPackage())
                .map(plugin -> Plugins.name(plugin.getClass()));
    }

    private static String[] blocks(String name) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream(name + ".txt")) {
            assertThat(in)
                    .as("golden values in %s.txt: add them to golden.py", name)
                    .isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("text ")).split("\n\n");
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aLayerAndItsGradientsAgree(String name) throws IOException {
        String[] blocks = blocks(name);
        assertThat(blocks).isNotEmpty();
        for (String block : blocks) check(name, block);
    }

    private static void check(String name, String block) {
        Map<String, String> lines = new HashMap<>();
        block.lines().forEach(line -> {
            int end = line.startsWith("parameter") || line.startsWith("gradient")
                    ? line.indexOf(' ', line.indexOf(' ') + 1)
                    : line.indexOf(' ');
            lines.put(line.substring(0, end), line.substring(end + 1));
        });
        String text = lines.get("text") + " of " + lines.get("shape");
        Network network = new Network(lines.get("text"), Shape.parse(lines.get("shape")), 1);
        assertThat(Plugins.name(network.spec().getClass())).isEqualTo(name);
        for (Parameter parameter : network.parameters()) {
            float[] value = numbers(lines.remove("parameter " + network.name(parameter)));
            assertThat(value).hasSameSizeAs(parameter.value().data);
            System.arraycopy(value, 0, parameter.value().data, 0, value.length);
        }
        int samples = Integer.parseInt(lines.get("samples"));
        FloatMatrix x = matrix(lines.get("x"), samples);
        float[] y = numbers(lines.get("y"));
        requireNear(text + " inferring", y, network.layer().forward(x, Mode.INFER));
        requireNear(text + " training", y, network.layer().forward(x, Mode.TRAIN));
        FloatMatrix dx = network.layer().backward(matrix(lines.get("dy"), samples), true);
        requireNear(text + "'s dx", numbers(lines.get("dx")), dx);
        for (Parameter parameter : network.parameters()) {
            String key = "gradient " + network.name(parameter);
            requireNear(text + "'s " + key, numbers(lines.remove(key)), parameter.gradient());
        }
        assertThat(lines.keySet()).as(text).noneMatch(key -> key.startsWith("parameter") || key.startsWith("gradient"));
    }

    private static float[] numbers(String text) {
        String[] words = text.split(" ");
        float[] numbers = new float[words.length];
        for (int i = 0; i < numbers.length; i++) numbers[i] = Float.parseFloat(words[i]);
        return numbers;
    }

    private static FloatMatrix matrix(String text, int columns) {
        float[] data = numbers(text);
        return new FloatMatrix(data.length / columns, columns, data);
    }

    /** Sums of a hundred products of numbers about 1: rounding is about 1e-6. */
    private static void requireNear(String what, float[] expected, FloatMatrix actual) {
        assertThat(actual.length).as(what).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++)
            assertThat(actual.data[i])
                    .as("%s at %d", what, i)
                    .isCloseTo(expected[i], within(2e-6f + 2e-6f * Math.abs(expected[i])));
    }
}
