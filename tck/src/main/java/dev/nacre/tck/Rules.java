package dev.nacre.tck;

import java.util.List;
import java.util.stream.Stream;

/** The whole contract. */
final class Rules {
    static final List<Rule<?>> ALL = Stream.of(
                    GeneralRules.RULES,
                    ValueRules.RULES,
                    LayerRules.RULES,
                    ParameterRules.RULES,
                    GradientRules.RULES,
                    InferenceRules.RULES,
                    SampleRules.RULES,
                    RepeatRules.RULES,
                    MemoryRules.RULES,
                    TreeRules.RULES,
                    ZeroRules.RULES,
                    ActivationRules.RULES,
                    RangeRules.RULES,
                    InitializerRules.RULES,
                    OptimizerRules.RULES,
                    ElementwiseRules.RULES,
                    StateRules.RULES,
                    FullBatchRules.RULES,
                    PenaltyRules.RULES,
                    ConstraintRules.RULES,
                    LossRules.RULES,
                    LossRangeRules.RULES,
                    MetricRules.RULES,
                    AutoencoderRules.RULES,
                    PretrainingRules.RULES,
                    DecoderRules.RULES)
            .flatMap(List::stream)
            .toList();

    private Rules() {}
}
