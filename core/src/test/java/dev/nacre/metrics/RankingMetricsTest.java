package dev.nacre.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

class RankingMetricsTest {

    static List<String> lines(String kind) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                RankingMetricsTest.class.getResourceAsStream("/golden/rankings.txt"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> line.startsWith(kind)).toList();
        }
    }

    static List<String> single() throws IOException {
        return lines("single");
    }

    static List<String> macro() throws IOException {
        return lines("macro");
    }

    private static String[] parts(String line) {
        return line.split(" \\| ");
    }

    private static double[] numbers(String text) {
        return Stream.of(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @MethodSource("single")
    void figuresOfScoresAreScikitLearns(String text) {
        String[] line = parts(text);
        double[] expected = numbers(line[0].substring(7));
        double[] scores = numbers(line[1]);
        boolean[] positive = positive(numbers(line[2]));

        assertThat(RocAuc.of(scores, positive)).isCloseTo(expected[0], within(1e-12));
        assertThat(AveragePrecision.of(scores, positive)).isCloseTo(expected[1], within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("macro")
    void severalOutputsGiveTheMeanOverThem(String text) {
        String[] line = parts(text);
        double[] head = numbers(line[0].substring(6));
        int outputs = (int) head[0];
        double[] scores = numbers(line[1]);
        double[] classes = numbers(line[2]);
        FloatMatrix y = new FloatMatrix(outputs, classes.length);
        FloatMatrix t = new FloatMatrix(outputs, classes.length);
        for (int i = 0; i < scores.length; i++) y.data[i] = (float) scores[i];
        for (int s = 0; s < classes.length; s++) t.data[s * outputs + (int) classes[s]] = 1;

        assertThat(new RocAuc().value(y, t)).isCloseTo(head[1], within(1e-12));
        assertThat(new AveragePrecision().value(y, t)).isCloseTo(head[2], within(1e-12));
    }

    @Test
    void equalScoresAreChance() {
        double[] scores = {-0.0, 0.0, 0.0, -0.0, 0.0};
        boolean[] positive = {true, false, false, true, false};

        assertThat(RocAuc.of(scores, positive)).isEqualTo(0.5);
        assertThat(AveragePrecision.of(scores, positive)).isEqualTo(0.4);
    }

    @Test
    void infiniteScoresHaveTheirPlaceToo() {
        double[] scores = {Double.POSITIVE_INFINITY, 3, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        boolean[] positive = {true, false, true, false};

        assertThat(RocAuc.of(scores, positive)).isEqualTo(0.625);
    }

    @Test
    void oneKindAloneHasNoFigure() {
        double[] scores = {1, 2, 3};

        assertThat(RocAuc.of(scores, new boolean[3])).isNaN();
        assertThat(AveragePrecision.of(scores, new boolean[3])).isNaN();
        assertThat(RocAuc.of(new double[0], new boolean[0])).isNaN();
        FloatMatrix three = new FloatMatrix(1, 3);
        assertThat(new RocAuc().value(three, three)).isNaN();
        assertThat(new AveragePrecision().value(three, three)).isNaN();
    }

    @Test
    void outputsOfOneKindAreLeftOutOfTheMean() {
        FloatMatrix y = new FloatMatrix(3, 2, 0.7f, 0.2f, 0.1f, 0.1f, 0.8f, 0.1f);
        FloatMatrix t = new FloatMatrix(3, 2, 1, 0, 0, 0, 1, 0);

        assertThat(new RocAuc().value(y, t)).isEqualTo(1);
        assertThat(new AveragePrecision().value(y, t)).isEqualTo(1);
    }

    @Test
    void scoresThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> RocAuc.of(new double[2], new boolean[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 2 scores and 3 labels");
        assertThatThrownBy(() -> AveragePrecision.of(new double[] {Double.NaN, 1}, new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scores must not be NaN");
    }

    private static boolean[] positive(double[] classes) {
        boolean[] positive = new boolean[classes.length];
        for (int i = 0; i < positive.length; i++) positive[i] = classes[i] == 1;
        return positive;
    }
}
