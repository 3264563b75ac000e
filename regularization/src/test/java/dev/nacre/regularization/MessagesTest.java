package dev.nacre.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Initializer;
import dev.nacre.PluginKinds;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "l1(lambda=-1)                    | lambda must be >= 0 and finite, not -1.0",
                "l2(lambda=-0.5)                  | lambda must be >= 0 and finite, not -0.5",
                "elasticNet(l1=-1)                | l1 must be >= 0 and finite, not -1.0",
                "elasticNet(l2=-1)                | l2 must be >= 0 and finite, not -1.0",
                "orthogonal(lambda=-1)            | lambda must be >= 0 and finite, not -1.0",
                "maxNorm(max=0)                   | max must be > 0 and finite, not 0.0",
                "minMaxNorm(min=-1)               | min must be >= 0 and finite, not -1.0",
                "minMaxNorm(max=0)                | max must be > 0, >= min and finite, not 0.0",
                "minMaxNorm(min=2, max=1)         | max must be > 0, >= min and finite, not 1.0",
                "minMaxNorm(rate=0)               | rate must be > 0 and <= 1, not 0.0",
                "minMaxNorm(rate=1.5)             | rate must be > 0 and <= 1, not 1.5",
                "dropout(rate=1)                  | rate must be >= 0 and < 1, not 1.0",
                "dropout(rate=-0.1)               | rate must be >= 0 and < 1, not -0.1",
                "spatialDropout(rate=1)           | rate must be >= 0 and < 1, not 1.0",
                "alphaDropout(rate=1)             | rate must be >= 0 and < 1, not 1.0",
                "alphaDropout(rate=-0.1)          | rate must be >= 0 and < 1, not -0.1",
                "gaussianDropout(rate=1)          | rate must be >= 0 and < 1, not 1.0",
                "gaussianDropout(rate=-0.1)       | rate must be >= 0 and < 1, not -0.1",
                "gaussianNoise(deviation=-1)      | deviation must be >= 0 and finite, not -1.0",
                "dropConnect(units=0)             | units must be >= 1, not 0",
                "dropConnect(units=1, rate=1)     | rate must be >= 0 and < 1, not 1.0",
                "dropConnect(units=1, rate=-1)    | rate must be >= 0 and < 1, not -1.0",
                "batchNorm(momentum=0)            | momentum must be > 0 and <= 1, not 0.0",
                "batchNorm(momentum=1.1)          | momentum must be > 0 and <= 1, not 1.1",
                "batchNorm(epsilon=0)             | epsilon must be > 0 and finite, not 0.0",
                "layerNorm(epsilon=0)             | epsilon must be > 0 and finite, not 0.0",
                "activityPenalty(l1=-1)           | l1 must be >= 0 and finite, not -1.0",
                "activityPenalty(l2=-1)           | l2 must be >= 0 and finite, not -1.0",
                "klSparsity(rate=0)               | rate must be > 0 and < 1, not 0.0",
                "klSparsity(rate=1)               | rate must be > 0 and < 1, not 1.0",
                "klSparsity(lambda=-1)            | lambda must be >= 0 and finite, not -1.0",
            })
    void aWrongComponentIsNamedWithItsRangeAndValue(String text, String message) {
        assertThatThrownBy(() -> parse(text)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "l1(lambda=0)",
                "l2(lambda=0)",
                "elasticNet(l1=0, l2=0)",
                "orthogonal(lambda=0)",
                "minMaxNorm(min=0, max=0.1, rate=1)",
                "minMaxNorm(min=2, max=2, rate=0.1)",
                "gaussianNoise(deviation=0)",
                "dropConnect(units=1, rate=0)",
                "batchNorm(momentum=1)",
                "activityPenalty(l1=0, l2=0)",
                "klSparsity(lambda=0)"
            })
    void theEndsOfARangeThatCountAreAccepted(String text) {
        assertThat(parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void nanAndInfinityAreRefused(float bad) {
        Stream.<Runnable>of(
                        () -> new L1(bad),
                        () -> new L2(bad),
                        () -> new ElasticNet(bad, 0),
                        () -> new ElasticNet(0, bad),
                        () -> new Orthogonal(bad),
                        () -> new MaxNorm(bad),
                        () -> new MinMaxNorm(bad, 1, 1),
                        () -> new MinMaxNorm(0, bad, 1),
                        () -> new MinMaxNorm(0, 1, bad),
                        () -> new Dropout(bad),
                        () -> new AlphaDropout(bad),
                        () -> new GaussianDropout(bad),
                        () -> new GaussianNoise(bad),
                        () -> new BatchNorm(bad, 1),
                        () -> new BatchNorm(1, bad),
                        () -> new LayerNorm(bad),
                        () -> new ActivityPenalty(bad, 0),
                        () -> new ActivityPenalty(0, bad),
                        () -> new KlSparsity(bad, 1),
                        () -> new KlSparsity(0.5f, bad))
                .forEach(maker -> assertThatThrownBy(maker::run)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageEndingWith("not " + bad));
    }

    /** Not an initializer: core has one called {@code orthogonal}, too. */
    private static Plugin parse(String text) {
        String name = text.substring(0, text.indexOf('('));
        for (Class<? extends Plugin> kind : PluginKinds.all())
            if (kind != Initializer.class && Plugins.all(kind).containsKey(name)) return Plugins.parse(kind, text);
        throw new AssertionError("no plugin " + name);
    }
}
