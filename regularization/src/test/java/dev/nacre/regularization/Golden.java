package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

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

/** A plugin's text, and matrices that another program computed for it. The format is told in golden.py. */
public record Golden(String text, Map<String, FloatMatrix> matrices) {
    /** The cases of a file in the folder golden of the test resources. */
    public static List<Golden> read(String resource) {
        List<Golden> cases = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(
                Golden.class.getResourceAsStream("/golden/" + resource), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) {
                if (line.startsWith("#")) continue;
                if (line.startsWith("= ")) cases.add(new Golden(line.substring(2), new LinkedHashMap<>()));
                else cases.get(cases.size() - 1).add(line.split(" "));
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

    public FloatMatrix get(String name) {
        assertThat(matrices).as(text).containsKey(name);
        return matrices.get(name);
    }

    public boolean has(String name) {
        return matrices.containsKey(name);
    }

    /**
     * Fails unless the numbers agree to 1e-5 of the largest, which float arithmetic allows; sums that cancel may leave
     * 3e-6.
     */
    public void check(String name, FloatMatrix actual) {
        FloatMatrix expected = get(name);
        assertThat(actual.rows + " × " + actual.columns)
                .as("%s: shape of %s", text, name)
                .isEqualTo(expected.rows + " × " + expected.columns);
        float largest = 0.3f;
        for (float e : expected.data) largest = Math.max(largest, Math.abs(e));
        for (int i = 0; i < expected.length; i++)
            assertThat((double) actual.data[i])
                    .as("%s: %s, element %d", text, name, i)
                    .isCloseTo(expected.data[i], offset(1e-5 * largest));
    }

    static FloatMatrix copy(FloatMatrix m) {
        return new FloatMatrix(m.rows, m.columns, m.data.clone());
    }

    @Override
    public String toString() {
        return text;
    }
}
