package dev.nacre.autoencoders.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Batch;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.losses.CrossEntropy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Whole steps, with every combinator, against golden.py, which follows the papers' algorithm in numpy. */
class LadderGoldenTest {
    private record Case(String text, Map<String, FloatMatrix> matrices) {
        FloatMatrix get(String name) {
            return matrices.get(name);
        }
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(
                LadderGoldenTest.class.getResourceAsStream("steps.txt"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("#")) continue;
                if (line.startsWith("= ")) {
                    cases.add(new Case(line.substring(2), new LinkedHashMap<>()));
                    continue;
                }
                String[] words = line.split(" ");
                FloatMatrix m = new FloatMatrix(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                for (int i = 0; i < m.length; i++) m.data[i] = Float.parseFloat(words[3 + i]);
                cases.get(cases.size() - 1).matrices().put(words[0], m);
            }
        }
        return cases;
    }

    @Test
    void lossesGradientsAndStatisticsOfAStepAreThoseOfNumpy() throws Exception {
        List<Case> cases = cases();
        assertThat(cases).hasSize(4);
        for (Case golden : cases) {
            Network network = new Network(golden.text(), golden.get("x").rows, 1);
            golden.matrices().forEach((name, value) -> {
                if (name.startsWith("start.")) set(network, name.substring(6), value);
            });
            Layers.allNoises(network.layer()).get(0).restore("5 0");
            LadderObjective objective = new LadderObjective(network, new CrossEntropy(), List.of());
            double loss = objective.addGradients(batch(golden)).loss();

            assertThat(loss).as(golden.text()).isCloseTo(golden.get("loss").data[0], within(1e-5 * loss));
            check("costs", floats(objective.costs()), golden.get("costs").data);
            golden.matrices().forEach((name, value) -> {
                if (name.startsWith("d."))
                    check(name, network.parameter(name.substring(2)).gradient().data, value.data);
                if (name.startsWith("after."))
                    check(name, network.parameter(name.substring(6)).value().data, value.data);
            });
        }
    }

    private static void set(Network network, String name, FloatMatrix value) {
        FloatMatrix own = network.parameter(name).value();
        assertThat(List.of(own.rows, own.columns)).as(name).isEqualTo(List.of(value.rows, value.columns));
        System.arraycopy(value.data, 0, own.data, 0, value.length);
    }

    private static Batch batch(Case golden) {
        FloatMatrix known = golden.get("t");
        FloatMatrix t = new FloatMatrix(known.rows, golden.get("x").columns);
        Arrays.fill(t.data, Float.NaN);
        System.arraycopy(known.data, 0, t.data, 0, known.length);
        return new Batch(golden.get("x"), t);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
        return floats;
    }

    private static void check(String name, float[] actual, float[] expected) {
        assertThat(actual).as(name).hasSameSizeAs(expected);
        float largest = 0;
        for (float value : expected) largest = Math.max(largest, Math.abs(value));
        for (int i = 0; i < expected.length; i++)
            assertThat(actual[i]).as("%s[%d]", name, i).isCloseTo(expected[i], within(2e-5f * largest + 1e-6f));
    }
}
