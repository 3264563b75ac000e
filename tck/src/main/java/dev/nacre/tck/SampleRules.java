package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Mode;
import java.util.List;
import org.jblas.FloatMatrix;

/** What a layer makes of samples in inference. */
final class SampleRules {
    static final List<Rule<?>> RULES = List.of(
            LayerRule.of(
                    "L17",
                    "an INFER pass treats each sample on its own",
                    "Layer.forward: in Mode.INFER no statistics of the batch",
                    SampleRules::samples),
            LayerRule.of(
                    "L18",
                    "NaN in is NaN out, also a single one among numbers; if takesMissing(), no NaN comes out",
                    "comparisons: x > 0 ? x : 0 turns NaN into 0, Math.max keeps it",
                    NotANumber::check),
            LayerRule.of(
                    "L19",
                    "a layer of nothing but noise returns x in INFER",
                    "Layer.forward: in Mode.INFER return x; scale in Mode.TRAIN, so that the mean is kept",
                    NoiseOnly::check));

    private SampleRules() {}

    private static void samples(LayerCase trial) {
        Layer layer = trial.layer();
        trial.pass(layer);
        FloatMatrix together = layer.forward(trial.x(), Mode.INFER);
        for (int s = 0; s < LayerCase.SAMPLES; s++)
            Numbers.requireClose(
                    "the outputs of sample " + s + " without the others",
                    Numbers.column(together, s),
                    layer.forward(Numbers.column(trial.x(), s), Mode.INFER));
    }
}
