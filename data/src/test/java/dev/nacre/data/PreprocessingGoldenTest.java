package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Rows;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scikit-learn makes of the same samples: see golden/preprocessing.py. */
class PreprocessingGoldenTest {
    /** A case of the file: the shape of a sample, null for features in a row; matrices by name, features × samples. */
    record Case(String plugin, Shape shape, Map<String, FloatMatrix> matrices) {
        Case shaped(Shape other) {
            return new Case(plugin, other, matrices);
        }

        @Override
        public String toString() {
            return shape == null ? plugin : plugin + " of " + shape;
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = PreprocessingGoldenTest.class.getResourceAsStream("/golden/preprocessing.txt");
                Scanner lines = new Scanner(in, StandardCharsets.UTF_8)) {
            lines.nextLine();
            while (lines.hasNextLine()) {
                String[] words = lines.nextLine().split(" ", 2);
                if (words[0].equals("case")) cases.add(new Case(words[1], null, new LinkedHashMap<>()));
                else if (words[0].equals("shape"))
                    cases.add(cases.remove(cases.size() - 1).shaped(Shape.parse(words[1])));
                else {
                    String[] rest = words[1].split(" ");
                    boolean named = words[0].equals("statistic");
                    int rows = Integer.parseInt(rest[rest.length - 2]);
                    int columns = Integer.parseInt(rest[rest.length - 1]);
                    cases.get(cases.size() - 1)
                            .matrices()
                            .put(named ? rest[0] : words[0], matrix(lines, rows, columns));
                }
            }
        }
        return cases;
    }

    private static FloatMatrix matrix(Scanner lines, int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            String[] words = lines.nextLine().split(" ");
            for (int i = 0; i < columns; i++) row[i] = words[i].equals("nan") ? Float.NaN : Float.parseFloat(words[i]);
        }
        return Rows.columns("row", values);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void samplesBecomeWhatScikitLearnMakesOfThem(Case given) {
        FloatMatrix fit = given.matrices().remove("fit");
        FloatMatrix apply = given.matrices().remove("apply");
        FloatMatrix expected = given.matrices().remove("expected");
        Shape shape = given.shape() == null ? Shape.flat(fit.rows) : given.shape();
        Layer layer = Plugins.parse(LayerSpec.class, given.plugin()).build(shape, new SplittableRandom(1));
        ((Fittable) layer).fit(List.of(fit));

        requireClose("outputs", expected, layer.forward(apply, Mode.INFER));
        given.matrices()
                .forEach((name, values) -> requireClose(
                        name,
                        values,
                        layer.parameters().stream()
                                .filter(p -> p.name().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .value()));
    }

    /** Within 1e-5 of the largest number there. */
    private static void requireClose(String what, FloatMatrix expected, FloatMatrix actual) {
        assertThat(actual.length).as(what).isEqualTo(expected.length);
        float largest = 0;
        for (float v : expected.data) largest = Math.max(largest, Math.abs(v));
        for (int i = 0; i < expected.length; i++)
            assertThat(Math.abs(actual.data[i] - expected.data[i]))
                    .as("%s, element %d: %s, not %s", what, i, expected.data[i], actual.data[i])
                    .isLessThanOrEqualTo(1e-5f * Math.max(1, largest));
    }
}
