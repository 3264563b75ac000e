package dev.nacre.tck;

import dev.nacre.Activation;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import java.util.random.RandomGenerator;

/** Creates rules for layers. Activations have other rules, unless they build a layer of their own. */
final class LayerRule {
    private LayerRule() {}

    /** The check of a rule. */
    @FunctionalInterface
    interface Try {
        void run(LayerCase trial) throws Exception;
    }

    static Rule<LayerSpec> of(String id, String sentence, String look, Try check) {
        return new Rule<>(
                id,
                LayerSpec.class,
                LayerRule::hasOwnLayer,
                sentence,
                look,
                (spec, contract) -> check.run(new LayerCase(spec, contract)));
    }

    private static boolean hasOwnLayer(LayerSpec spec) {
        try {
            var build = spec.getClass().getMethod("build", Shape.class, RandomGenerator.class);
            return build.getDeclaringClass() != Activation.class;
        } catch (NoSuchMethodException e) {
            return true;
        }
    }
}
