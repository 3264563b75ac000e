package dev.nacre.tck;

import dev.nacre.Layers;

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
                    "NaN in is NaN out",
                    "comparisons: x > 0 ? x : 0 turns NaN into 0, Math.max keeps it",
                    SampleRules::notANumber),
            LayerRule.of(
                    "L19",
                    "a layer of nothing but noise returns x in INFER",
                    "Layer.forward: in Mode.INFER return x; scale in Mode.TRAIN, so that the mean is kept",
                    SampleRules::noiseOnly));

    private SampleRules() {}

    private static void samples(Trial trial) {
        Layer layer = trial.layer();
        trial.pass(layer);
        FloatMatrix together = layer.forward(trial.x(), Mode.INFER);
        for (int s = 0; s < Trial.SAMPLES; s++)
            Numbers.requireClose(
                    "the outputs of sample " + s + " without the others",
                    Numbers.column(together, s),
                    layer.forward(Numbers.column(trial.x(), s), Mode.INFER));
    }

    private static void notANumber(Trial trial) {
        FloatMatrix x = trial.x();
        for (int i = 0; i < x.rows; i++) x.data[i] = Float.NaN;
        FloatMatrix y;
        try {
            y = trial.layer().forward(x, Mode.INFER);
        } catch (IllegalArgumentException e) {
            return;
        }
        for (int i = 0; i < y.rows; i++) if (Float.isNaN(y.data[i])) return;
        throw new Violation("NaN among the outputs of a sample of NaN", y.data[0] + " at output 0, none NaN");
    }

    private static void noiseOnly(Trial trial) {
        Layer layer = trial.layer();
        boolean noiseOnly = !Layers.allNoises(layer).isEmpty()
                && Layers.parameters(layer).isEmpty()
                && layer.children().isEmpty()
                && layer.outputs() == trial.inputs();
        if (noiseOnly) Numbers.requireSame("the INFER outputs", trial.x(), layer.forward(trial.x(), Mode.INFER));
    }
}
