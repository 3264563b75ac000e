package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jblas.FloatMatrix;

/** Rules on what a layer's backward pass computes. */
final class GradientRules {
    static final List<Rule<?>> RULES = List.of(
            LayerRule.of(
                    "L8",
                    "backward returns the gradient with respect to the inputs",
                    "Layer.backward: the returned matrix; if ownLoss() isn't 0, it must include its gradient",
                    GradientRules::inputs),
            LayerRule.of(
                    "L9",
                    "backward gives every trainable parameter its gradient",
                    "Layer.backward: parameter.addProduct or parameter.gradient()",
                    GradientRules::parameters),
            LayerRule.of(
                    "L10",
                    "backward adds to the parameters' gradients",
                    "Layer.backward: += on parameter.gradient().data, or parameter.addProduct",
                    GradientRules::adds),
            LayerRule.of(
                    "L11",
                    "without inputGradient the parameters get the same gradients",
                    "Layer.backward(dy, false): leave out only what the gradient of the inputs needs",
                    GradientRules::withoutInputs),
            LayerRule.of(
                    "L12",
                    "a frozen parameter gets no gradient, and the others the same as before",
                    "Layer.backward: ask parameter.trainable() before each gradient",
                    GradientRules::frozen));

    private GradientRules() {}

    /**
     * The function that backward differentiates: the outputs weighted by dy, plus the layer's own loss, always with the
     * same noise.
     */
    static DoubleSupplier objective(Layer layer, Snapshot start, FloatMatrix x, FloatMatrix dy) {
        return () -> {
            List<FloatMatrix> moved = Layers.parameters(layer).stream()
                    .map(Parameter::value)
                    .map(Numbers::copy)
                    .toList();
            FloatMatrix y = layer.forward(Numbers.copy(x), Mode.TRAIN);
            double sum = Layers.ownLoss(layer);
            for (int i = 0; i < y.length; i++) sum += (double) y.data[i] * dy.data[i];
            start.restore(layer);
            for (int p = 0; p < moved.size(); p++) {
                Parameter parameter = Layers.parameters(layer).get(p);
                if (parameter.trainable())
                    System.arraycopy(moved.get(p).data, 0, parameter.value().data, 0, moved.get(p).length);
            }
            return sum;
        };
    }

    private static void inputs(LayerCase trial) {
        Layer layer = trial.layer();
        Snapshot start = Snapshot.of(layer);
        Pass pass = trial.pass(layer);
        start.restore(layer);
        FloatMatrix x = trial.x();
        FloatMatrix dy = trial.dy(layer, LayerCase.SAMPLES);
        Differences.require("the gradient with respect to the inputs", objective(layer, start, x, dy), x, pass.dx());
    }

    private static void parameters(LayerCase trial) {
        Layer layer = trial.layer();
        Snapshot start = Snapshot.of(layer);
        Pass pass = trial.pass(layer);
        start.restore(layer);
        DoubleSupplier objective = objective(layer, start, trial.x(), trial.dy(layer, LayerCase.SAMPLES));
        for (int p = 0; p < pass.gradients().size(); p++) {
            Parameter parameter = Layers.parameters(layer).get(p);
            if (!parameter.trainable()) continue;
            Differences.require(
                    "the gradient of " + parameter.name(),
                    objective,
                    parameter.value(),
                    pass.gradients().get(p));
        }
    }

    private static void adds(LayerCase trial) {
        Layer layer = trial.layer();
        Snapshot start = Snapshot.of(layer);
        Pass once = trial.pass(layer);
        for (Parameter parameter : Layers.parameters(layer)) parameter.clearGradient();
        for (int times = 0; times < 2; times++) {
            start.restore(layer);
            layer.forward(trial.x(), Mode.TRAIN);
            layer.backward(trial.dy(layer, LayerCase.SAMPLES), true);
        }
        for (FloatMatrix gradient : once.gradients()) for (int i = 0; i < gradient.length; i++) gradient.data[i] *= 2;
        Pass.requireGradients(
                "after two passes, twice that after one", once.parameters(), once.gradients(), Pass.gradients(layer));
    }

    private static void withoutInputs(LayerCase trial) {
        Layer layer = trial.layer();
        Snapshot start = Snapshot.of(layer);
        Pass with = trial.pass(layer);
        start.restore(layer);
        Pass.clear(layer);
        layer.forward(trial.x(), Mode.TRAIN);
        layer.backward(trial.dy(layer, LayerCase.SAMPLES), false);
        Pass.requireGradients("with inputGradient = false", with.parameters(), with.gradients(), Pass.gradients(layer));
    }

    private static void frozen(LayerCase trial) {
        Layer unfrozen = trial.layer();
        Snapshot start = Snapshot.of(unfrozen);
        Pass free = trial.pass(unfrozen);
        for (int p = 0; p < free.gradients().size(); p++) {
            Layer layer = trial.layer();
            start.restore(layer);
            Parameter parameter = Layers.parameters(layer).get(p);
            if (!parameter.trainable()) continue;
            parameter.trainable(false);
            Pass pass = trial.pass(layer);
            FloatMatrix none = Numbers.filled(parameter.value().rows, parameter.value().columns, 0);
            Numbers.requireSame(
                    "the gradient of " + parameter.name() + ", frozen",
                    none,
                    pass.gradients().get(p));
            String when = "with " + parameter.name() + " frozen";
            Numbers.requireClose("the gradient with respect to the inputs " + when, free.dx(), pass.dx());
            for (int q = 0; q < free.gradients().size(); q++)
                if (q != p)
                    Numbers.requireClose(
                            "the gradient of " + Layers.parameters(layer).get(q).name() + ' ' + when,
                            free.gradients().get(q),
                            pass.gradients().get(q));
        }
    }
}
