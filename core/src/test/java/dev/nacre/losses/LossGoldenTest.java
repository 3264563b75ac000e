package dev.nacre.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.nacre.Loss;
import dev.nacre.plugin.Plugins;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The losses against PyTorch's numbers; which reductions correspond, and the file's format, are told in losses.py. */
class LossGoldenTest {
    record Golden(String text, Map<String, FloatMatrix> matrices) {
        FloatMatrix get(String name) {
            return matrices.get(name);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static List<Golden> cases() throws IOException {
        List<Golden> cases = new ArrayList<>();
        try (var in = new BufferedReader(new InputStreamReader(
                LossGoldenTest.class.getResourceAsStream("/golden/losses.txt"), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) {
                if (line.startsWith("#")) continue;
                if (line.startsWith("= ")) {
                    cases.add(new Golden(line.substring(2), new HashMap<>()));
                    continue;
                }
                String[] words = line.split(" ");
                FloatMatrix m = new FloatMatrix(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                assertThat(words).hasSize(3 + m.length);
                for (int i = 0; i < m.length; i++) m.data[i] = Float.parseFloat(words[3 + i]);
                cases.get(cases.size() - 1).matrices().put(words[0], m);
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLossIsThatOfPyTorch(Golden golden) {
        double expected = golden.get("value").data[0];

        double value = loss(golden).value(golden.get("y"), golden.get("t"));

        assertThat(value).isCloseTo(expected, offset(1e-6 * Math.max(1, Math.abs(expected))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientIsThatOfPyTorchAndComesWithTheSameLoss(Golden golden) {
        FloatMatrix y = golden.get("y");
        FloatMatrix dy = new FloatMatrix(y.rows, y.columns);

        double value = loss(golden).gradient(y, golden.get("t"), dy);

        assertClose(dy, golden.get("dy"));
        assertThat(value).isCloseTo(loss(golden).value(y, golden.get("t")), offset(1e-6 * Math.max(1, value)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePredictionIsThatOfPyTorchAlsoInPlace(Golden golden) {
        FloatMatrix y = golden.get("y");
        FloatMatrix prediction = new FloatMatrix(y.rows, y.columns);
        FloatMatrix inPlace = new FloatMatrix(y.rows, y.columns, y.data.clone());

        for (int s = 0; s < y.columns; s++) {
            loss(golden).predict(y.data, prediction.data, s * y.rows, (s + 1) * y.rows);
            loss(golden).predict(inPlace.data, inPlace.data, s * y.rows, (s + 1) * y.rows);
        }

        assertClose(prediction, golden.get("prediction"));
        assertThat(inPlace).isEqualTo(prediction);
    }

    @Test
    void aBatchOfCrossEntropyHasTheBitsOfItsSamples() {
        int classes = 5;
        int n = 9000; // several pieces of the sum
        FloatMatrix y = new FloatMatrix(classes, n);
        FloatMatrix t = new FloatMatrix(classes, n);
        for (int i = 0; i < y.length; i++) y.data[i] = (float) (20 * Math.sin(i));
        for (int s = 0; s < n; s++) t.data[s * classes + s % classes] = 1;
        FloatMatrix dy = new FloatMatrix(classes, n);
        FloatMatrix alone = new FloatMatrix(classes, n);
        Loss loss = new CrossEntropy(0.1f);
        double mean = loss.gradient(y, t, dy);
        double sum = 0;
        for (int s = 0; s < n; s++)
            sum += loss.gradient(y.data, t.data, alone.data, 1f / n, s * classes, (s + 1) * classes);
        assertThat(mean).isCloseTo(sum / n, offset(1e-9));
        assertThat(dy.data).containsExactly(alone.data);

        loss.predict(y, dy);
        for (int s = 0; s < n; s++) loss.predict(y.data, alone.data, s * classes, (s + 1) * classes);
        assertThat(dy.data).containsExactly(alone.data);
    }

    @Test
    void everyLossOfCoreHasGoldenValues() throws IOException {
        List<String> proven = new ArrayList<>();
        for (Golden golden : cases()) proven.add(Plugins.name(loss(golden).getClass()));
        assertThat(proven).containsAll(Plugins.all(Loss.class).keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crossEntropy(labelSmoothing=1)   | labelSmoothing must be >= 0 and < 1, not 1.0",
                "crossEntropy(labelSmoothing=-1)  | labelSmoothing must be >= 0 and < 1, not -1.0",
                "huber(delta=0)                   | delta must be > 0 and finite, not 0.0",
                "hinge(margin=0)                  | margin must be > 0 and finite, not 0.0",
            })
    void aWrongComponentIsRefused(String text, String message) {
        assertThatThrownBy(() -> Plugins.parse(Loss.class, text)).hasMessageContaining(message);
    }

    private static Loss loss(Golden golden) {
        return Plugins.parse(Loss.class, golden.text());
    }

    private static void assertClose(FloatMatrix actual, FloatMatrix expected) {
        for (int i = 0; i < expected.length; i++)
            assertThat((double) actual.data[i])
                    .as("element %d", i)
                    .isCloseTo(expected.data[i], offset(1e-6 + 1e-5 * Math.abs(expected.data[i])));
    }
}
