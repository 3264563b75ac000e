package dev.nacre.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.PluginException;
import dev.nacre.plugin.Plugins;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hyper-parameters at the edges of their ranges. */
class RangeTest {
    private static Plugin parse(String text) {
        return text.matches("(l?bfgs|newton)\\(.*")
                ? Plugins.parse(FullBatchOptimizer.class, text)
                : Plugins.parse(Optimizer.class, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sgd(0)                                        | learningRate must be > 0 and finite, not 0.0
                    momentum(-1)                                  | learningRate must be > 0 and finite, not -1.0
                    momentum(momentum=1)                          | momentum must be >= 0 and < 1, not 1.0
                    momentum(momentum=-0.1)                       | momentum must be >= 0 and < 1, not -0.1
                    nesterov(0)                                   | learningRate must be > 0 and finite, not 0.0
                    nesterov(momentum=1)                          | momentum must be >= 0 and < 1, not 1.0
                    scheduledMomentum(0)                          | learningRate must be > 0 and finite, not 0.0
                    scheduledMomentum(limit=1)                    | limit must be >= 0 and < 1, not 1.0
                    adaGrad(0)                                    | learningRate must be > 0 and finite, not 0.0
                    adaGrad(initial=-1)                           | initial must be >= 0 and finite, not -1.0
                    adaGrad(epsilon=0)                            | epsilon must be > 0 and finite, not 0.0
                    rmsProp(0)                                    | learningRate must be > 0 and finite, not 0.0
                    rmsProp(rho=1)                                | rho must be >= 0 and < 1, not 1.0
                    rmsProp(momentum=1)                           | momentum must be >= 0 and < 1, not 1.0
                    rmsProp(epsilon=0)                            | epsilon must be > 0 and finite, not 0.0
                    adaDelta(0)                                   | learningRate must be > 0 and finite, not 0.0
                    adaDelta(rho=1)                               | rho must be >= 0 and < 1, not 1.0
                    adaDelta(epsilon=0)                           | epsilon must be > 0 and finite, not 0.0
                    adam(0)                                       | learningRate must be > 0 and finite, not 0.0
                    adam(beta1=1)                                 | beta1 must be >= 0 and < 1, not 1.0
                    adam(beta2=1)                                 | beta2 must be >= 0 and < 1, not 1.0
                    adam(epsilon=0)                               | epsilon must be > 0 and finite, not 0.0
                    adamW(0)                                      | learningRate must be > 0 and finite, not 0.0
                    adamW(beta1=1)                                | beta1 must be >= 0 and < 1, not 1.0
                    adamW(beta2=1)                                | beta2 must be >= 0 and < 1, not 1.0
                    adamW(epsilon=0)                              | epsilon must be > 0 and finite, not 0.0
                    adamW(decay=1)                                | decay must be >= 0 and < 1, not 1.0
                    amsGrad(0)                                    | learningRate must be > 0 and finite, not 0.0
                    amsGrad(beta1=1)                              | beta1 must be >= 0 and < 1, not 1.0
                    amsGrad(beta2=1)                              | beta2 must be >= 0 and < 1, not 1.0
                    amsGrad(epsilon=0)                            | epsilon must be > 0 and finite, not 0.0
                    adaMax(0)                                     | learningRate must be > 0 and finite, not 0.0
                    adaMax(beta1=1)                               | beta1 must be >= 0 and < 1, not 1.0
                    adaMax(beta2=1)                               | beta2 must be >= 0 and < 1, not 1.0
                    adaMax(epsilon=0)                             | epsilon must be > 0 and finite, not 0.0
                    nadam(0)                                      | learningRate must be > 0 and finite, not 0.0
                    nadam(beta1=1)                                | beta1 must be >= 0 and < 1, not 1.0
                    nadam(beta2=1)                                | beta2 must be >= 0 and < 1, not 1.0
                    nadam(epsilon=0)                              | epsilon must be > 0 and finite, not 0.0
                    nadam(momentumDecay=-1)                       | momentumDecay must be >= 0 and finite, not -1.0
                    radam(0)                                      | learningRate must be > 0 and finite, not 0.0
                    radam(beta1=1)                                | beta1 must be >= 0 and < 1, not 1.0
                    radam(beta2=0.6)                              | beta2 must be > 0.6 and < 1, not 0.6
                    radam(beta2=1)                                | beta2 must be > 0.6 and < 1, not 1.0
                    radam(epsilon=0)                              | epsilon must be > 0 and finite, not 0.0
                    adaBelief(0)                                  | learningRate must be > 0 and finite, not 0.0
                    adaBelief(beta1=1)                            | beta1 must be >= 0 and < 1, not 1.0
                    adaBelief(beta2=1)                            | beta2 must be >= 0 and < 1, not 1.0
                    adaBelief(epsilon=0)                          | epsilon must be > 0 and finite, not 0.0
                    lion(0)                                       | learningRate must be > 0 and finite, not 0.0
                    lion(beta1=1)                                 | beta1 must be >= 0 and < 1, not 1.0
                    lion(beta2=1)                                 | beta2 must be >= 0 and < 1, not 1.0
                    lion(decay=-1)                                | decay must be >= 0 and finite, not -1.0
                    lamb(0)                                       | learningRate must be > 0 and finite, not 0.0
                    lamb(beta1=1)                                 | beta1 must be >= 0 and < 1, not 1.0
                    lamb(beta2=1)                                 | beta2 must be >= 0 and < 1, not 1.0
                    lamb(epsilon=0)                               | epsilon must be > 0 and finite, not 0.0
                    lamb(decay=-1)                                | decay must be >= 0 and finite, not -1.0
                    rprop(0)                                      | learningRate must be > 0 and finite, not 0.0
                    rprop(decrease=0)                             | decrease must be > 0 and < 1, not 0.0
                    rprop(decrease=1)                             | decrease must be > 0 and < 1, not 1.0
                    rprop(increase=1)                             | increase must be > 1 and finite, not 1.0
                    rprop(smallest=0)                             | smallest must be > 0 and finite, not 0.0
                    rprop(largest=0.0000001)                      | largest must be >= smallest and finite, not 1.0E-7
                    clipValue(0)                                  | limit must be > 0 and finite, not 0.0
                    clipNorm(0)                                   | norm must be > 0 and finite, not 0.0
                    clipGlobalNorm(0)                             | norm must be > 0 and finite, not 0.0
                    adaptiveClipping(0)                           | ratio must be > 0 and finite, not 0.0
                    adaptiveClipping(epsilon=0)                   | epsilon must be > 0 and finite, not 0.0
                    weightDecay(0)                                | decay must be > 0 and finite, not 0.0
                    weightDecay(1)                                | decay must be >= 0 and < 1, not 1.0
                    gradientNoise(0)                              | eta must be > 0 and finite, not 0.0
                    gradientNoise(gamma=-1)                       | gamma must be >= 0 and finite, not -1.0
                    lookahead(0)                                  | steps must be >= 1, not 0
                    lookahead(alpha=0)                            | alpha must be > 0 and <= 1, not 0.0
                    lookahead(alpha=1.1)                          | alpha must be > 0 and <= 1, not 1.1
                    averaging(1)                                  | decay must be >= 0 and < 1, not 1.0
                    constant(0)                                   | factor must be > 0 and finite, not 0.0
                    stepDecay(0)                                  | factor must be > 0 and <= 1, not 0.0
                    stepDecay(1.5)                                | factor must be > 0 and <= 1, not 1.5
                    stepDecay(period=0)                           | period must be >= 1, not 0
                    inverseTime(0)                                | decay must be > 0 and finite, not 0.0
                    exponentialDecay(0)                           | factor must be > 0 and <= 1, not 0.0
                    exponentialDecay(period=0)                    | period must be >= 1, not 0
                    polynomial(0)                                 | steps must be >= 1, not 0
                    polynomial(power=0)                           | power must be > 0 and finite, not 0.0
                    polynomial(end=1.1)                           | end must be >= 0 and <= 1, not 1.1
                    polynomial(flat=1)                            | flat must be >= 0 and < 1, not 1.0
                    cosine(0)                                     | steps must be >= 1, not 0
                    cosine(end=-0.1)                              | end must be >= 0 and <= 1, not -0.1
                    cosine(growth=0)                              | growth must be >= 1, not 0
                    warmUp(0)                                     | steps must be >= 1, not 0
                    oneCycle(1)                                   | steps must be >= 2, not 1
                    oneCycle(rise=1.1)                            | rise must be >= 0 and <= 1, not 1.1
                    oneCycle(start=1.1)                           | start must be >= 0 and <= 1, not 1.1
                    oneCycle(end=1.1)                             | end must be >= 0 and <= 1, not 1.1
                    piecewise([0], factors=[1, 1])                | steps must be >= 1 and ascending, not [0]
                    piecewise([5, 5], factors=[1, 1, 1])          | steps must be >= 1 and ascending, not [5, 5]
                    piecewise([5], factors=[1]) | factors must have one element more than steps, 2, not [1.0]
                    piecewise([5], factors=[1, -1])               | factors must be >= 0 and finite, not -1.0
                    momentumRamp(0)                               | period must be >= 1, not 0
                    reduceOnPlateau(0)                            | factor must be > 0 and finite, not 0.0
                    reduceOnPlateau(1)                            | factor must be >= 0 and < 1, not 1.0
                    reduceOnPlateau(patience=-1)                  | patience must be >= 0, not -1
                    reduceOnPlateau(threshold=1)                  | threshold must be >= 0 and < 1, not 1.0
                    reduceOnPlateau(cooldown=-1)                  | cooldown must be >= 0, not -1
                    reduceOnPlateau(smallest=1.1)                 | smallest must be >= 0 and <= 1, not 1.1
                    chain([])                                     | links must have at least one optimizer, not []
                    lbfgs(0)                                      | memory must be >= 1, not 0
                    lbfgs(decrease=0)                             | decrease must be > 0 and finite, not 0.0
                    lbfgs(curvature=0.0001)                       | curvature must be > decrease and < 1, not 1.0E-4
                    lbfgs(curvature=1)                            | curvature must be > decrease and < 1, not 1.0
                    lbfgs(evaluations=1)                          | evaluations must be >= 2, not 1
                    bfgs(curvature=1)                             | curvature must be > decrease and < 1, not 1.0
                    bfgs(tolerance=-1)                            | tolerance must be >= 0 and finite, not -1.0
                    newton(0)                                     | difference must be > 0 and finite, not 0.0
                    newton(evaluations=1)                         | evaluations must be >= 2, not 1
                    newton(tolerance=-1)                          | tolerance must be >= 0 and finite, not -1.0
                    lbfgs(tolerance=-1)                           | tolerance must be >= 0 and finite, not -1.0
                    """)
    void beyondItsRangeAHyperParameterIsRefused(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining(text.split("\\(")[0] + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "momentum(momentum=0)",
                "adaGrad(initial=0)",
                "rmsProp(rho=0, momentum=0)",
                "adam(beta1=0, beta2=0)",
                "adamW(decay=0)",
                "nadam(momentumDecay=0)",
                "lion(beta1=0, beta2=0, decay=0)",
                "lamb(decay=0)",
                "rprop(smallest=0.5, largest=0.5)",
                "gradientNoise(gamma=0)",
                "lookahead(1, alpha=1)",
                "averaging(0)",
                "stepDecay(1, period=1)",
                "exponentialDecay(1, period=1)",
                "polynomial(1, end=1)",
                "cosine(1, end=0, growth=1)",
                "warmUp(1)",
                "oneCycle(2, rise=0, start=0, end=1)",
                "piecewise([], factors=[0])",
                "momentumRamp(1)",
                "reduceOnPlateau(patience=0, threshold=0, cooldown=0, smallest=1)",
                "byEpoch(stepDecay(1, period=1))",
                "lbfgs(1, evaluations=2, tolerance=0)"
            })
    void theEdgesThemselvesAreAllowed(String text) {
        assertThat(parse(text)).isNotNull();
    }
}
