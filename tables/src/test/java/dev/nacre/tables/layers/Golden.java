package dev.nacre.tables.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.nacre.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/** A layer's text, and matrices that another program computed for it. The format is told in golden.py. */
record Golden(String text, Shape shape, Map<String, FloatMatrix> matrices) {
    static List<Golden> read() {
        List<Golden> cases = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(
                Golden.class.getResourceAsStream("/golden/layers.txt"), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) {
                if (line.startsWith("#")) continue;
                if (line.startsWith("= ")) {
                    Shape shape = Shape.parse(in.readLine().split(" ")[1]);
                    cases.add(new Golden(line.substring(2), shape, new LinkedHashMap<>()));
                } else cases.get(cases.size() - 1).add(line.split(" "));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private void add(String[] words) {
        FloatMatrix m = new FloatMatrix(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        assertThat(words).as(text).hasSize(3 + m.length);
        for (int i = 0; i < m.length; i++) m.data[i] = Float.parseFloat(words[3 + i]);
        matrices.put(words[0], m);
    }

    FloatMatrix get(String name) {
        assertThat(matrices).as(text).containsKey(name);
        return matrices.get(name);
    }

    boolean has(String name) {
        return matrices.containsKey(name);
    }

    /** Fails unless the numbers agree to 1e-5 of the largest, which float arithmetic allows. */
    void check(String name, FloatMatrix actual) {
        FloatMatrix expected = get(name);
        assertThat(actual.length).as("%s: size of %s", text, name).isEqualTo(expected.length);
        float largest = 0.3f;
        for (float e : expected.data) largest = Math.max(largest, Math.abs(e));
        for (int i = 0; i < expected.length; i++)
            assertThat((double) actual.data[i])
                    .as("%s: %s, element %d", text, name, i)
                    .isCloseTo(expected.data[i], offset(1e-5 * largest));
    }

    @Override
    public String toString() {
        return text;
    }
}
