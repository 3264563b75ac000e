package dev.nacre.tck;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Optimizer;
import java.util.List;
import org.jblas.FloatMatrix;

/** Rules for optimizers that can step parts of a parameter. */
final class ElementwiseRules {
    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "O7",
                    Optimizer.class,
                    optimizer -> optimizer.elementwise().isPresent(),
                    "if element-wise, it changes no element outside its range",
                    "the loop: for (int i = from; i < to; i++)",
                    ElementwiseRules::range),
            new Rule<>(
                    "O8",
                    Optimizer.class,
                    optimizer -> optimizer.elementwise().isPresent(),
                    "if element-wise, parts give the same bits as the whole",
                    "the loop: each element from its own gradient, value and slots",
                    ElementwiseRules::pieces));

    private ElementwiseRules() {}

    private static ElementwiseOptimizer elementwise(Optimizer optimizer) {
        return optimizer.elementwise().orElseThrow();
    }

    private static void range(Optimizer optimizer, PluginContract contract) {
        int from = 20;
        int to = 45;
        Driven driven = new Driven(optimizer, OptimizerRules.start());
        FloatMatrix gradient = driven.prepared(OptimizerRules.gradient(1), 1);
        FloatMatrix kept = Numbers.copy(gradient);
        Driven untouched = driven.under(optimizer);
        elementwise(optimizer).step(gradient.data, driven.value().data, arrays(driven), from, to, 1);
        requireOutside("gradient", kept, gradient, from, to);
        for (int s = 0; s < driven.slots().length; s++)
            requireOutside("slot " + s, untouched.slots()[s], driven.slots()[s], from, to);
    }

    private static void requireOutside(String name, FloatMatrix before, FloatMatrix after, int from, int to) {
        for (int i = 0; i < before.length; i++)
            if ((i < from || i >= to) && !Numbers.same(before.data[i], after.data[i]))
                throw new Violation(
                        name + "[" + i + "] untouched when from = " + from + " and to = " + to + ": " + before.data[i],
                        String.valueOf(after.data[i]));
    }

    private static void pieces(Optimizer optimizer, PluginContract contract) {
        Driven whole = new Driven(optimizer, OptimizerRules.start());
        Driven parts = new Driven(optimizer, OptimizerRules.start());
        for (int t = 1; t <= 4; t++) {
            FloatMatrix expected = whole.stepOnly(OptimizerRules.gradient(t), t);
            FloatMatrix step = parts.prepared(OptimizerRules.gradient(t), t);
            for (int from = 0, size = 1; from < step.length; from += size++)
                elementwise(optimizer)
                        .step(
                                step.data,
                                parts.value().data,
                                arrays(parts),
                                from,
                                Math.min(step.length, from + size),
                                t);
            Numbers.requireSame("the step in parts at t = " + t, expected, step);
            for (int s = 0; s < whole.slots().length; s++)
                Numbers.requireSame("slot " + s + " in parts at t = " + t, whole.slots()[s], parts.slots()[s]);
        }
    }

    private static float[][] arrays(Driven driven) {
        float[][] arrays = new float[driven.slots().length][];
        for (int i = 0; i < arrays.length; i++) arrays[i] = driven.slots()[i].data;
        return arrays;
    }
}
