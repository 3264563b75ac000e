package dev.nacre.regularization;

import dev.nacre.tck.PluginContract;
import dev.nacre.tck.Unsupported;
import java.util.List;
import java.util.stream.Stream;

@Unsupported(
        rule = "C1",
        plugin = "minMaxNorm(min=0.5, max=2, rate=0.3)",
        because = "a rate below 1 goes a part of the way in each step")
@Unsupported(
        rule = "L19",
        plugin = "dropout(rate=0.3, inverted=false)",
        because = "vanilla dropout scales in inference, not in training")
class ContractTest extends PluginContract {
    static final List<String> LAYERS = List.of(
            "dropout(rate=0)",
            "dropout(rate=0.9)",
            "dropout(rate=0.3, inverted=false)",
            "spatialDropout(rate=0.3)",
            "alphaDropout(rate=0.5)",
            "gaussianDropout(rate=0.1)",
            "gaussianNoise(deviation=0)",
            "dropConnect(units=5, rate=0.3, activation=sigmoid, penalty=l2, constraint=maxNorm)",
            "batchNorm(momentum=1, epsilon=0.1)",
            "layerNorm(epsilon=0.1)",
            "activityPenalty(l1=0.5, l2=0.25)",
            "klSparsity(rate=0.4, lambda=0.5)");

    private static final List<String> PENALTIES_AND_CONSTRAINTS = List.of(
            "l1(lambda=0.5)",
            "l2(lambda=0.5)",
            "elasticNet(l1=0.5, l2=0.25)",
            "orthogonal(lambda=0.5)",
            "maxNorm(max=0.5)",
            "minMaxNorm(min=0.5, max=2)",
            "minMaxNorm(min=0.5, max=2, rate=0.3)");

    @Override
    protected List<String> variants() {
        return Stream.concat(PENALTIES_AND_CONSTRAINTS.stream(), LAYERS.stream())
                .toList();
    }
}
