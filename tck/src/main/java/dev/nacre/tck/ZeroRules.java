package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import java.util.ArrayList;
import java.util.List;

/** The rule on zero and negative whole numbers, which authors most often forget. */
final class ZeroRules {
    static final List<Rule<?>> RULES = List.of(LayerRule.of(
            "L25",
            "built with 0 or -1 for a whole number it works, or is rejected with a message that has component and "
                    + "value",
            "the compact constructor:"
                    + " if (units < 1) throw new IllegalArgumentException(\"units must be >= 1, not \" + units)",
            ZeroRules::zero));

    private ZeroRules() {}

    private static void zero(LayerCase trial) throws Exception {
        for (int value : new int[] {0, -1}) {
            List<Probe> probes = new ArrayList<>(Probe.of(trial.spec(), value, Probe.WHOLE));
            probes.addAll(Probe.ofEmptyLists(trial.spec(), value, Probe.WHOLE));
            for (Probe probe : probes) requireBuiltOrRefused(probe, trial);
        }
    }

    private static void requireBuiltOrRefused(Probe probe, LayerCase trial) {
        LayerSpec spec;
        try {
            spec = (LayerSpec) probe.built();
        } catch (Exception e) {
            return; // G7 looks at that
        }
        Layer layer;
        LayerCase changed = new LayerCase(spec, trial.contract());
        try {
            layer = spec.build(changed.shape(), new Draws(0));
        } catch (IllegalArgumentException e) {
            if (probe.roughlyNamedIn(String.valueOf(e.getMessage()))) return;
            throw violation(probe, e.getMessage());
        } catch (RuntimeException e) {
            throw violation(probe, e + " when it is built");
        }
        if (layer.outputs() < 1) throw violation(probe, "a layer of " + layer.outputs() + " outputs");
        requireWorks(probe, changed);
    }

    private static void requireWorks(Probe probe, LayerCase changed) {
        try {
            Layer layer = changed.layer();
            Numbers.requireShape(
                    "INFER outputs with " + probe,
                    layer.outputs(),
                    LayerCase.SAMPLES,
                    layer.forward(changed.x(), Mode.INFER));
        } catch (Violation e) {
            throw e;
        } catch (RuntimeException e) {
            throw violation(probe, e + " in the forward pass");
        }
    }

    private static Violation violation(Probe probe, String got) {
        return new Violation(
                "a layer that works with " + probe + ", or an IllegalArgumentException with component and value", got);
    }
}
