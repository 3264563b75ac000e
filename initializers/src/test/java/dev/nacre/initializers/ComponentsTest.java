package dev.nacre.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nacre.Initializer;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hyper-parameters: defaults, text, and what is refused. */
class ComponentsTest {
    private static final float NAN = Float.NaN;
    private static final float INFINITE = Float.POSITIVE_INFINITY;

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(() -> new Constant(NAN), "value must be finite, not NaN"),
                refused(() -> new Constant(INFINITE), "value must be finite, not Infinity"),
                refused(() -> new Identity(NAN), "gain must be finite, not NaN"),
                refused(() -> new Identity(-INFINITE), "gain must be finite, not -Infinity"),
                refused(() -> new Normal(0), "deviation must be > 0 and finite, not 0.0"),
                refused(() -> new Normal(NAN), "deviation must be > 0 and finite, not NaN"),
                refused(() -> new Normal(INFINITE), "deviation must be > 0 and finite, not Infinity"),
                refused(() -> new Normal(1, NAN), "mean must be finite, not NaN"),
                refused(() -> new TruncatedNormal(-1, 0), "deviation must be > 0 and finite, not -1.0"),
                refused(() -> new TruncatedNormal(1, INFINITE), "mean must be finite, not Infinity"),
                refused(() -> new Uniform(NAN, 1), "low must be finite, not NaN"),
                refused(() -> new Uniform(1, 1), "high must be > low (1.0) and finite, not 1.0"),
                refused(() -> new Uniform(0, INFINITE), "high must be > low (0.0) and finite, not Infinity"),
                refused(() -> new Uniform(0, NAN), "high must be > low (0.0) and finite, not NaN"),
                refused(() -> new HeNormal(NAN), "slope must be finite, not NaN"),
                refused(() -> new HeUniform(INFINITE), "slope must be finite, not Infinity"),
                refused(() -> new Sparse(0, 1), "connections must be >= 1, not 0"),
                refused(() -> new Sparse(1, 0), "deviation must be > 0 and finite, not 0.0"),
                refused(() -> new VarianceScaling(0, "fanIn", "normal"), "scale must be > 0 and finite, not 0.0"),
                refused(
                        () -> new VarianceScaling(INFINITE, "fanIn", "normal"),
                        "scale must be > 0 and finite, not Infinity"),
                refused(() -> new VarianceScaling(1, "fan", "normal"), "mode must be fanIn, fanOut or fanAvg, not fan"),
                refused(
                        () -> new VarianceScaling(1, "fanIn", "gauss"),
                        "distribution must be truncatedNormal, normal or uniform, not gauss"));
    }

    private static Arguments refused(ThrowingCallable construction, String message) {
        return Arguments.of(message, construction);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aValueOutOfRangeIsRefusedByName(String message, ThrowingCallable construction) {
        assertThatIllegalArgumentException().isThrownBy(construction).withMessage(message);
    }

    @Test
    void defaultsAreAsDocumented() {
        List<String> texts = Plugins.all(Initializer.class).values().stream()
                .filter(plugin -> plugin.getClass().getPackage() == getClass().getPackage())
                .map(Plugins::format)
                .toList();
        assertThat(texts)
                .containsExactly(
                        "constant(value=0.01)",
                        "glorotNormal",
                        "heNormal(slope=0)",
                        "heUniform(slope=0)",
                        "identity(gain=1)",
                        "lecunNormal",
                        "lecunUniform",
                        "normal(deviation=0.01, mean=0)",
                        "ones",
                        "sparse(connections=15, deviation=1)",
                        "truncatedNormal(deviation=0.01, mean=0)",
                        "uniform(low=-0.05, high=0.05)",
                        "varianceScaling(scale=1, mode=\"fanIn\", distribution=\"truncatedNormal\")");
    }
}
