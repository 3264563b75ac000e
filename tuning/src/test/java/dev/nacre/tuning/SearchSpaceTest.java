package dev.nacre.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static SearchSpace space(String text) {
        return SearchSpace.of(Map.of("optimizer", text));
    }

    private static String at(String text, double... position) {
        return space(text).at(position).get("optimizer");
    }

    @Test
    void aTextWithoutRangesIsAPoint() {
        String text = "chain([clipNorm(0.5), adam(learningRate=0.01)])";
        assertThat(space(text).dimensions()).isEmpty();
        assertThat(at(text)).isEqualTo(text);
    }

    @Test
    void numbersRunByRatiosOrByDifferences() {
        assertThat(at("adam(learningRate=log(1e-5, 1e-1))", 0)).isEqualTo("adam(learningRate=0.00001)");
        assertThat(at("adam(learningRate=log(1e-5, 1e-1))", 0.5)).isEqualTo("adam(learningRate=0.001)");
        assertThat(at("dropout(real(0.1, 0.5))", 0.25)).isEqualTo("dropout(0.2)");
        assertThat(at("dense(int(32, 35))", 0.24)).isEqualTo("dense(32)");
        assertThat(at("dense(int(32, 35))", 0.99)).isEqualTo("dense(35)");
        assertThat(at("dense(logInt(8, 511))", 0.5)).isEqualTo("dense(64)");
        assertThat(at("x(real( -1 , 1 ))", 0)).isEqualTo("x(-1)");
    }

    @Test
    void choicesHoldPluginsAndRanges() {
        String text =
                "dense(10, activation=choice(relu, elu(alpha=real(0, 1)), maxout([1, 2])), penalty=l2(log(1e-4, 1)))";
        assertThat(space(text).dimensions()).containsExactly("optimizer.activation", "optimizer.alpha", "optimizer.l2");
        assertThat(at(text, 0, 0.5, 0)).isEqualTo("dense(10, activation=relu, penalty=l2(0.0001))");
        assertThat(at(text, 0.34, 0.5, 0.5)).isEqualTo("dense(10, activation= elu(alpha=0.5), penalty=l2(0.01))");
        assertThat(at(text, 0.99, 0.5, 0)).isEqualTo("dense(10, activation= maxout([1, 2]), penalty=l2(0.0001))");
    }

    @Test
    void dimensionsOfOneNameAreNumberedAndSettingsKeepTheirOrder() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("network", "sequential([dense(int(1, 9)), dense(int(1, 9))])");
        texts.put("batch", "choice(16, 32)");
        SearchSpace space = SearchSpace.of(texts);
        assertThat(space.dimensions()).containsExactly("network.dense", "network.dense 2", "batch");
        assertThat(space.at(0, 0.99, 0.5).toString())
                .isEqualTo("{network=sequential([dense(1), dense(9)]), batch= 32}");
    }

    @Test
    void quotedTextsAndOtherNamesAreLeftAlone() {
        assertThat(at("x(\"log(1, 2\", logSoftmax, interval(1, 2))"))
                .isEqualTo("x(\"log(1, 2\", logSoftmax, interval(1, 2))");
    }

    @Test
    void wrongRangesAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> space("adam(log(1, 2, 3))"))
                .hasMessage("optimizer, at position 10 of 'adam(log(1, 2, 3))': log needs two numbers, not 3");
        assertThatThrownBy(() -> space("log(0, 1)"))
                .hasMessageContaining("a logarithmic range must be above 0, not from 0.0");
        assertThatThrownBy(() -> space("int(5, 5)"))
                .hasMessageContaining("the upper bound of a range must be above the lower one, not from 5.0 to 5.0");
        assertThatThrownBy(() -> space("int(1.5, 2)")).hasMessageContaining("optimizer, at position 5");
        assertThatThrownBy(() -> space("real(1, 2")).hasMessageContaining("real has no closing bracket");
        assertThatThrownBy(() -> space("choice(a, b")).hasMessageContaining("choice has no closing bracket");
        assertThatThrownBy(() -> space("choice(a,, b)")).hasMessageContaining("choice has an empty alternative");
        assertThatThrownBy(() -> space("a)")).hasMessageContaining("unexpected closing bracket");
    }

    @Test
    void positionsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> at("real(0, 1)", 1)).hasMessage("positions must be >= 0 and < 1, not 1.0");
        assertThatThrownBy(() -> at("real(0, 1)")).hasMessage("1 dimensions need as many numbers, not 0");
    }

    @Test
    void dimensionsOfAlternativesNotChosenHaveNoEffect() {
        SearchSpace space = space("f(int(1, 9), choice(a(real(0, 1)), b(choice(c, d))))");
        assertThat(space.used(new double[] {0.5, 0.2, 0.5, 0.5})).containsExactly(true, true, true, false);
        assertThat(space.used(new double[] {0.5, 0.7, 0.5, 0.5})).containsExactly(true, true, false, true);
    }
}
