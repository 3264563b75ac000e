package dev.nacre.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Activation;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every activation, core's too, and every layer of this module against PyTorch: the files beside golden.py. A new
 * plugin without a file fails.
 */
class GoldenTest {
    static Stream<String> activations() {
        return Plugins.all(Activation.class).keySet().stream();
    }

    static Stream<String> layers() {
        return Plugins.all(LayerSpec.class).values().stream()
                .filter(plugin -> !(plugin instanceof Activation))
                .filter(plugin -> plugin.getClass().getPackage() == GoldenTest.class.getPackage())
                .map(plugin -> Plugins.name(plugin.getClass()));
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream(file)) {
            assertThat(in)
                    .as("golden values in %s: add them to golden.py", file)
                    .isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    private static <P extends Plugin> P parse(Class<P> kind, String text, String name) {
        P plugin = Plugins.parse(kind, text);
        assertThat(Plugins.name(plugin.getClass())).isEqualTo(name);
        return plugin;
    }

    @ParameterizedTest
    @MethodSource("activations")
    void anActivationAndItsDerivativeAgree(String name) throws IOException {
        Map<String, List<float[]>> points = new LinkedHashMap<>();
        for (String line : lines(name + ".csv").stream().skip(1).toList()) {
            String[] cells = line.split(",");
            float[] numbers = new float[3];
            for (int i = 0; i < 3; i++) numbers[i] = Float.parseFloat(cells[i + 1]);
            points.computeIfAbsent(cells[0], text -> new ArrayList<>()).add(numbers);
        }
        assertThat(points).isNotEmpty();
        points.forEach((text, table) -> check(parse(Activation.class, text, name), table));
    }

    private static void check(Activation activation, List<float[]> table) {
        int n = table.size();
        assertThat(n).isGreaterThan(150);
        float[] x = new float[n];
        float[] y = new float[n];
        float[] dx = new float[n];
        for (int i = 0; i < n; i++) x[i] = table.get(i)[0];
        activation.forward(x, y, 0, n);
        float[] dy = new float[n];
        Arrays.fill(dy, -2);
        activation.backward(activation.backwardReadsInput() ? x : y, y, dy, dx, 0, n);
        for (int i = 0; i < n; i++) {
            requireNear(activation + " at " + x[i], table.get(i)[1], y[i]);
            requireNear(activation + "' at " + x[i], table.get(i)[2], dx[i] / -2);
        }
    }

    private static void requireNear(String what, double expected, double actual) {
        assertThat(actual).as(what).isCloseTo(expected, within(6e-7 + 6e-7 * Math.abs(expected)));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aLayerAndItsGradientsAgree(String name) throws IOException {
        Map<String, String> block = new LinkedHashMap<>();
        int checked = 0;
        for (String line :
                Stream.concat(lines(name + ".txt").stream(), Stream.of("")).toList()) {
            if (!line.isEmpty()) {
                int space = line.indexOf(' ');
                block.put(line.substring(0, space), line.substring(space + 1));
            } else if (!block.isEmpty()) {
                check(parse(LayerSpec.class, block.get("text"), name), block);
                checked++;
                block.clear();
            }
        }
        assertThat(checked).isPositive();
    }

    private static void check(LayerSpec spec, Map<String, String> block) {
        int samples = Integer.parseInt(block.get("samples"));
        FloatMatrix x = matrix(block.get("x"), samples);
        Layer layer = spec.build(x.rows, new Random(1));
        if (block.containsKey("weight")) {
            float[] weight = matrix(block.get("weight"), 1).data;
            float[] value = layer.parameters().get(0).value().data;
            assertThat(value).hasSameSizeAs(weight);
            System.arraycopy(weight, 0, value, 0, value.length);
        } else {
            assertThat(layer.parameters()).isEmpty();
        }
        FloatMatrix y = matrix(block.get("y"), samples);
        assertThat(layer.outputs()).isEqualTo(y.rows);
        requireNear(spec + " inferring", y, layer.forward(x, Mode.INFER));
        requireNear(spec + " training", y, layer.forward(x, Mode.TRAIN));
        requireNear(
                spec + "'s dx",
                matrix(block.get("dx"), samples),
                layer.backward(matrix(block.get("dy"), samples), true));
        if (block.containsKey("dweight"))
            requireNear(
                    spec + "'s gradient",
                    matrix(block.get("dweight"), 1),
                    layer.parameters().get(0).gradient());
    }

    private static FloatMatrix matrix(String text, int columns) {
        String[] words = text.split(" ");
        float[] data = new float[words.length];
        for (int i = 0; i < data.length; i++) data[i] = Float.parseFloat(words[i]);
        return new FloatMatrix(data.length / columns, columns, data);
    }

    private static void requireNear(String what, FloatMatrix expected, FloatMatrix actual) {
        assertThat(actual.rows).isEqualTo(expected.rows);
        assertThat(actual.columns).isEqualTo(expected.columns);
        for (int i = 0; i < expected.length; i++) requireNear(what + " at " + i, expected.data[i], actual.data[i]);
    }
}
