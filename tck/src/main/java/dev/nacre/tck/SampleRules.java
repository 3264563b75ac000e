package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Mode;
import java.util.List;
import org.jblas.FloatMatrix;

/** Rules on samples in inference. */
final class SampleRules {
    static final List<Rule<?>> RULES = List.of(
            LayerRule.of(
                    "L17",
                    "an INFER pass treats each sample independently of the others",
                    "Layer.forward: don't use statistics of the batch in Mode.INFER",
                    SampleRules::samples),
            LayerRule.of(
                    "L18",
                    "NaN among the inputs gives NaN in the outputs, also a single one; if takesMissing(), no output "
                            + "is NaN",
                    "comparisons: x > 0 ? x : 0 turns NaN into 0, Math.max keeps it",
                    NotANumber::check),
            LayerRule.of(
                    "L19",
                    "a layer that only adds noise returns x in INFER",
                    "Layer.forward: in Mode.INFER return x; scale in Mode.TRAIN, so that the mean stays the same",
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
