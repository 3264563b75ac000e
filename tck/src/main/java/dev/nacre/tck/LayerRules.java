package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import java.util.List;
import org.jblas.FloatMatrix;

/** Rules on the inputs and outputs of a layer. */
final class LayerRules {
    static final List<Rule<?>> RULES = List.of(
            LayerRule.of(
                    "L1",
                    "returns outputs() × samples forward and inputs × samples backward, all finite; shape() has "
                            + "outputs() numbers",
                    "Layer.outputs, shape, forward and backward",
                    LayerRules::shapes),
            LayerRule.of(
                    "L2",
                    "rejects a wrong number of inputs with a message that has both numbers",
                    "Layer.forward: begin with Checks.requireInputs(name, inputs, x)",
                    LayerRules::wrongInputs),
            LayerRule.of(
                    "L3",
                    "takes batches of any size, one after the other",
                    "buffers kept from one pass to the next: call Buffer.of(rows, columns) in each pass",
                    LayerRules::batchSizes),
            LayerRule.of(
                    "L4",
                    "writes neither into x nor into dy",
                    "Layer.forward and backward: write into a Buffer of the layer's own",
                    LayerRules::arguments));

    private LayerRules() {}

    private static void shapes(LayerCase trial) {
        Layer layer = trial.layer();
        if (layer.shape().size() != layer.outputs())
            throw new Violation(
                    "a shape() of outputs() numbers, " + layer.outputs(),
                    layer.shape() + ", which has " + layer.shape().size());
        FloatMatrix inferred = layer.forward(trial.x(), Mode.INFER);
        Numbers.requireShape("INFER outputs", layer.outputs(), LayerCase.SAMPLES, inferred);
        Numbers.requireFinite("INFER outputs", inferred);
        Pass pass = trial.pass(layer);
        Numbers.requireShape("TRAIN outputs", layer.outputs(), LayerCase.SAMPLES, pass.y());
        Numbers.requireShape("a gradient with respect to the inputs", trial.inputs(), LayerCase.SAMPLES, pass.dx());
        Numbers.requireFinite("TRAIN outputs", pass.y());
        Numbers.requireFinite("the gradient with respect to the inputs", pass.dx());
        for (FloatMatrix gradient : pass.gradients()) Numbers.requireFinite("the parameters' gradients", gradient);
        Numbers.requireFinite("ownLoss()", Layers.ownLoss(layer));
    }

    private static void wrongInputs(LayerCase trial) {
        int wrong = trial.inputs() + 1;
        FloatMatrix x = Numbers.uniform(wrong, 2, 0.1, 0.9, new Draws(1));
        for (Mode mode : Mode.values()) {
            String got = "no exception in " + mode;
            try {
                trial.layer().forward(x, mode);
            } catch (IllegalArgumentException e) {
                got = String.valueOf(e.getMessage());
                if (got.matches("(?s).*\\b" + trial.inputs() + "\\b.*") && got.matches("(?s).*\\b" + wrong + "\\b.*"))
                    continue;
            }
            throw new Violation(
                    "an IllegalArgumentException such as \"dense expects " + trial.inputs() + " inputs, got " + wrong
                            + " × 2\"",
                    got);
        }
    }

    private static void batchSizes(LayerCase trial) {
        Layer used = trial.layer();
        Snapshot start = Snapshot.of(used);
        for (int samples : new int[] {6, 1, 4, 6, 2, 6}) {
            start.restore(used);
            Pass fresh = trial.pass(trial.twin(used), samples);
            Numbers.requireFinite("the outputs of " + samples + " samples", fresh.y());
            fresh.requireSame("of a batch of " + samples + " after batches of other sizes", trial.pass(used, samples));
        }
    }

    private static void arguments(LayerCase trial) {
        Layer layer = trial.layer();
        FloatMatrix x = trial.x();
        FloatMatrix dy = trial.dy(layer, LayerCase.SAMPLES);
        layer.forward(x, Mode.INFER);
        Numbers.requireSame("x after an INFER pass", trial.x(), x);
        layer.forward(x, Mode.TRAIN);
        Numbers.requireSame("x after a TRAIN pass", trial.x(), x);
        layer.backward(dy, true);
        Numbers.requireSame("x after backward", trial.x(), x);
        Numbers.requireSame("dy after backward", trial.dy(layer, LayerCase.SAMPLES), dy);
    }
}
