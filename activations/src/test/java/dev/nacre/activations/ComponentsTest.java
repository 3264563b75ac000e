package dev.nacre.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nacre.Activation;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Hyper-parameters: defaults, text, and what is refused. */
class ComponentsTest {
    static Stream<Arguments> refused() {
        float infinite = Float.POSITIVE_INFINITY;
        return Stream.of(
                refused(() -> new LeakyRelu(0), "alpha must be > 0 and finite, not 0.0"),
                refused(() -> new LeakyRelu(infinite), "alpha must be > 0 and finite, not Infinity"),
                refused(() -> new Elu(0), "alpha must be > 0 and finite, not 0.0"),
                refused(() -> new Celu(0), "alpha must be > 0 and finite, not 0.0"),
                refused(() -> new Softplus(0), "beta must be > 0 and finite, not 0.0"),
                refused(() -> new LeakyRelu(Float.NaN), "alpha must be > 0 and finite, not NaN"),
                refused(() -> new Elu(Float.NaN), "alpha must be > 0 and finite, not NaN"),
                refused(() -> new Elu(infinite), "alpha must be > 0 and finite, not Infinity"),
                refused(() -> new Celu(-1), "alpha must be > 0 and finite, not -1.0"),
                refused(() -> new Celu(infinite), "alpha must be > 0 and finite, not Infinity"),
                refused(() -> new Swish(0), "beta must be > 0 and finite, not 0.0"),
                refused(() -> new Swish(infinite), "beta must be > 0 and finite, not Infinity"),
                refused(() -> new Softplus(Float.NaN), "beta must be > 0 and finite, not NaN"),
                refused(() -> new Softplus(infinite), "beta must be > 0 and finite, not Infinity"),
                refused(() -> new Prelu(Float.NaN, false), "start must be finite, not NaN"),
                refused(() -> new Maxout(0), "pieces must be >= 1, not 0"),
                refused(
                        () -> new Maxout(3).build(10, new Random(1)),
                        "maxout needs a number of inputs that is a multiple of pieces=3, got 10"
                                + "; give the layer before it 12 units"),
                refused(
                        () -> new Maxout(3).build(new Shape(6, 6, 10), new Random(1)),
                        "maxout needs a number of channels that is a multiple of pieces=3, got 10"
                                + "; give the layer before it 12 channels"),
                refused(
                        () -> new Glu().build(new Shape(6, 6, 7), new Random(1)),
                        "glu needs an even number of channels, got 7; give the layer before it 8 channels"),
                refused(
                        () -> new Glu().build(7, new Random(1)),
                        "glu needs an even number of inputs, got 7; give the layer before it 8 units"));
    }

    private static Arguments refused(ThrowingCallable construction, String message) {
        return Arguments.of(message, construction);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aValueOutOfRangeIsRefusedByName(String message, ThrowingCallable construction) {
        assertThatIllegalArgumentException().isThrownBy(construction).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"prelu, 4", "maxout(2), 4", "glu, 4", "softmax, 4", "logSoftmax, 4", "relu, 4"})
    void anInputOfTheWrongSizeIsRefusedByName(String text, int inputs) {
        var layer = Plugins.parse(LayerSpec.class, text).build(inputs, new Random(1));
        String name = text.replaceAll("\\(.*", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.forward(new FloatMatrix(5, 2), Mode.INFER))
                .withMessage(name + " expects 4 inputs, got 5 × 2 (features × samples)");
    }

    @Test
    void defaultsAreAsDocumented() {
        List<String> texts = Plugins.all(LayerSpec.class).values().stream()
                .filter(plugin -> plugin.getClass().getPackage() == getClass().getPackage())
                .map(Plugins::format)
                .toList();
        assertThat(texts)
                .containsExactly(
                        "celu(alpha=1)",
                        "elu(alpha=1)",
                        "gelu(approximate=false)",
                        "glu",
                        "hardSigmoid",
                        "hardSwish",
                        "leakyRelu(alpha=0.01)",
                        "logSoftmax",
                        "maxout(pieces=2)",
                        "mish",
                        "prelu(start=0.25, shared=false)",
                        "relu",
                        "relu6",
                        "selu",
                        "softmax",
                        "softplus(beta=1)",
                        "softsign",
                        "swish(beta=1)");
    }

    @Test
    void onlyThoseWhoseDerivativeNeedsItKeepTheInput() {
        List<String> texts = Plugins.all(Activation.class).values().stream()
                .filter(Activation::backwardReadsInput)
                .map(plugin -> Plugins.name(plugin.getClass()))
                .toList();
        assertThat(texts).containsExactly("gelu", "hardSwish", "mish", "swish");
    }
}
