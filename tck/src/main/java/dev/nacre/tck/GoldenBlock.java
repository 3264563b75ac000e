package dev.nacre.tck;

import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.HashMap;
import java.util.Map;
import org.jblas.FloatMatrix;

/**
 * Golden values of one layer.
 *
 * @param lines the rest of each line, by its first word, or its first two for parameters and their gradients
 */
record GoldenBlock(Map<String, String> lines) {
    /** Sums of a hundred products of numbers about 1: rounding is about 1e-6. */
    private static final double ROUNDING = 2e-6;

    static GoldenBlock parse(String block) {
        Map<String, String> lines = new HashMap<>();
        block.lines().forEach(line -> {
            int end = line.indexOf(' ');
            if (line.startsWith("parameter ") || line.startsWith("gradient ")) end = line.indexOf(' ', end + 1);
            lines.put(line.substring(0, end), line.substring(end + 1));
        });
        return new GoldenBlock(lines);
    }

    String title() {
        return lines.get("text") + " of " + lines.get("shape");
    }

    void check(String name) {
        Network network = new Network(lines.get("text"), Shape.parse(lines.get("shape")), 1);
        String found = Plugins.name(network.spec().getClass());
        if (!found.equals(name)) throw new Violation("values of " + name, "those of " + found);
        for (Parameter parameter : network.parameters()) {
            float[] value = numbers("parameter " + network.name(parameter));
            requireLength(network.name(parameter), value.length, parameter.value());
            System.arraycopy(value, 0, parameter.value().data, 0, value.length);
        }
        FloatMatrix x = matrix("x");
        requireNear("y", network.layer().forward(x, Mode.INFER));
        requireNear("y", network.layer().forward(x, Mode.TRAIN));
        requireNear("dx", network.layer().backward(matrix("dy"), true));
        for (Parameter parameter : network.parameters())
            requireNear("gradient " + network.name(parameter), parameter.gradient());
        long parameters = lines.keySet().stream()
                .filter(key -> key.startsWith("parameter "))
                .count();
        if (parameters != network.parameters().size())
            throw new Violation(parameters + " parameters", network.parameters().size() + " in " + title());
    }

    private float[] numbers(String key) {
        String text = lines.get(key);
        if (text == null) throw new Violation("golden values of " + key, "only " + lines.keySet());
        String[] words = text.split(" ");
        float[] numbers = new float[words.length];
        for (int i = 0; i < numbers.length; i++) numbers[i] = Float.parseFloat(words[i]);
        return numbers;
    }

    private FloatMatrix matrix(String key) {
        float[] data = numbers(key);
        int columns = Integer.parseInt(lines.get("samples"));
        return new FloatMatrix(data.length / columns, columns, data);
    }

    private static void requireLength(String what, int expected, FloatMatrix m) {
        if (m.length != expected) throw new Violation(expected + " numbers in " + what, Integer.toString(m.length));
    }

    private void requireNear(String key, FloatMatrix actual) {
        float[] expected = numbers(key);
        requireLength(key, expected.length, actual);
        for (int i = 0; i < expected.length; i++)
            if (!Numbers.same(actual.data[i], expected[i])
                    && !(Math.abs(actual.data[i] - expected[i]) <= ROUNDING * (1 + Math.abs(expected[i]))))
                throw new Violation(key + ": " + expected[i] + " at " + i, Float.toString(actual.data[i]));
    }
}
