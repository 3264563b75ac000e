package dev.nacre.tck;

import java.util.List;
import java.util.stream.Stream;

/** The whole contract. */
final class Rules {
    static final List<Rule<?>> ALL = Stream.of(
                    GeneralRules.RULES,
                    ValueRules.RULES,
                    LayerRules.RULES,
                    GradientRules.RULES,
                    InferenceRules.RULES,
                    RepeatRules.RULES,
                    ActivationRules.RULES,
                    InitializerRules.RULES,
                    OptimizerRules.RULES,
                    StateRules.RULES,
                    PenaltyRules.RULES,
                    ConstraintRules.RULES,
                    LossRules.RULES,
                    MetricRules.RULES,
                    AutoencoderRules.RULES,
                    PretrainingRules.RULES)
            .flatMap(List::stream)
            .toList();

    private Rules() {}
}
