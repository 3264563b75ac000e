package dev.nacre.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nacre.Metric;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassMetricsTest {
    private static List<String> lines(String kind) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                ClassMetricsTest.class.getResourceAsStream("/golden/classes.txt"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> line.startsWith(kind)).toList();
        }
    }

    static List<String> classes() throws IOException {
        return lines("classes");
    }

    static List<String> numbers() throws IOException {
        return lines("numbers");
    }

    private static float[] floats(String text) {
        double[] numbers =
                Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) numbers[i];
        return floats;
    }

    private static void assertFigures(String[] head, int from, FloatMatrix y, FloatMatrix t, Metric... metrics) {
        for (int i = 0; i < metrics.length; i++)
            assertThat(metrics[i].value(y, t))
                    .as(metrics[i].toString())
                    .isCloseTo(Double.parseDouble(head[from + i]), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void figuresOfClassesAreScikitLearns(String line) {
        String[] parts = line.split(" \\| ");
        String[] head = parts[0].split(" ");
        int outputs = Integer.parseInt(head[1]);
        float[] scores = floats(parts[1]);
        float[] classes = floats(parts[2]);
        FloatMatrix y = new FloatMatrix(outputs, classes.length, scores);
        FloatMatrix t = new FloatMatrix(outputs, classes.length);
        for (int s = 0; s < classes.length; s++) {
            if (outputs == 1) t.data[s] = classes[s];
            else t.data[s * outputs + (int) classes[s]] = 1;
        }

        assertFigures(head, 2, y, t, new Accuracy(), new Precision(), new Recall(), new F1(), new TopK(2));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void figuresOfNumbersAreScikitLearns(String line) {
        String[] parts = line.split(" \\| ");
        String[] head = parts[0].split(" ");
        int outputs = Integer.parseInt(head[1]);
        float[] targets = floats(parts[2]);
        FloatMatrix y = new FloatMatrix(outputs, targets.length / outputs, floats(parts[1]));
        FloatMatrix t = new FloatMatrix(outputs, targets.length / outputs, targets);

        assertFigures(head, 2, y, t, new Mse(), new Mae(), new R2());
    }

    @Test
    void theConfusionMatrixHasTruthInRows() {
        FloatMatrix y = new FloatMatrix(1, 5, 0.9f, 0.2f, 0.7f, 0.6f, 0.1f);
        FloatMatrix t = new FloatMatrix(1, 5, 1, 1, 0, 1, 0);

        ConfusionMatrix matrix = ConfusionMatrix.of(y, t);

        assertThat(matrix.counts()).isEqualTo(List.of(List.of(1, 1), List.of(1, 2)));
        assertThat(matrix.actual(1)).isEqualTo(3);
        assertThat(matrix.taken(0)).isEqualTo(2);
        assertThat(matrix.recall(0)).isEqualTo(0.5);
    }

    @Test
    void equalScoresAreNotAmongTheMostProbable() {
        FloatMatrix t = new FloatMatrix(3, 1, 1, 0, 0);
        assertThat(new TopK(2).value(new FloatMatrix(3, 1), t)).isZero();
        assertThat(new TopK(2).value(new FloatMatrix(3, 1, 0.4f, 0.5f, 0.1f), t))
                .isOne();
        assertThat(new TopK(1).value(new FloatMatrix(3, 1, 0.4f, 0.5f, 0.1f), t))
                .isZero();
    }

    @Test
    void targetsThatAreAllTheSameAreExplainedOrNot() {
        FloatMatrix t = new FloatMatrix(1, 2, 3, 3);
        assertThat(new R2().value(t, t)).isOne();
        assertThat(new R2().value(new FloatMatrix(1, 2, 3, 2), t)).isZero();
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> new TopK(0)).hasMessage("k must be >= 1, not 0");
    }
}
