package dev.nacre.tck;

import dev.nacre.Activation;
import dev.nacre.LayerSpec;
import java.util.random.RandomGenerator;

/** Makes rules for layers; activations that don't build a layer of their own have other rules. */
final class LayerRule {
    private LayerRule() {}

    /** What is tried on a layer. */
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
            var build = spec.getClass().getMethod("build", int.class, RandomGenerator.class);
            return build.getDeclaringClass() != Activation.class;
        } catch (NoSuchMethodException e) {
            return true;
        }
    }
}
