package dev.nacre.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.LayerSpec;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is suggested for a name that does not exist. */
class SimilarNamesTest {
    private static final List<String> NAMES = List.of(
            "adam", "batchNorm", "crossEntropy", "elu", "leakyRelu", "mse", "prelu", "relu", "softplus", "tanh");

    @ParameterizedTest
    @CsvSource({
        "reul, relu",
        "ReLU, 'relu, elu, prelu'",
        "leaky_relu, 'leakyRelu, relu'",
        "prelu6, 'prelu, relu'",
        "batchNormalization, batchNorm",
        "categorical_crossentropy, crossEntropy",
        "adan, adam",
        "tannh, tanh",
    })
    void theNearestComesFirst(String name, String expected) {
        assertThat(SimilarNames.similar(name, NAMES)).containsExactly(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource({"convolution", "x", "_", "''"})
    void nothingIsSuggestedIfNothingIsNear(String name) {
        assertThat(SimilarNames.similar(name, NAMES)).isEmpty();
    }

    @Test
    void aNameOfAnyLengthIsAnsweredAtOnce() {
        assertThat(SimilarNames.similar("relu".repeat(1_000_000), NAMES)).isEmpty();
    }

    @Test
    void fewNamesAreListedAndManyAreCounted() {
        assertThat(SimilarNames.remedy("gate", LayerSpec.class, NAMES))
                .isEqualTo(". Known: " + String.join(", ", NAMES));
        TreeSet<String> many = new TreeSet<>(NAMES);
        IntStream.range(0, 50).forEach(i -> many.add("name" + i));
        assertThat(SimilarNames.remedy("rellu", LayerSpec.class, many))
                .isEqualTo("; did you mean relu, prelu? Plugins.all(LayerSpec.class) lists all 60");
        assertThat(SimilarNames.remedy("gate", LayerSpec.class, many))
                .isEqualTo(". Plugins.all(LayerSpec.class) lists all 60");
    }
}
