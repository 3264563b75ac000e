package dev.nacre.tck;

import dev.nacre.Activation;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Noise;
import dev.nacre.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** What a layer takes and gives. */
final class LayerRules {
    static final List<Rule<?>> RULES = List.of(
            rule(
                    "L1",
                    "gives outputs() × samples forward and inputs × samples backward, all finite",
                    "Layer.outputs, forward and backward",
                    LayerRules::shapes),
            rule(
                    "L2",
                    "refuses a wrong number of inputs, naming both numbers",
                    "Layer.forward: begin with Shapes.requireInputs(name, inputs, x)",
                    LayerRules::wrongInputs),
            rule(
                    "L3",
                    "takes batches of any size, one after the other",
                    "buffers kept from one pass to the next: ask Buffer.of(rows, columns) in each pass",
                    LayerRules::batchSizes),
            rule(
                    "L4",
                    "writes neither into x nor into dy",
                    "Layer.forward and backward: write into a Buffer of the layer's own",
                    LayerRules::arguments),
            rule(
                    "L5",
                    "leaves the values of trainable parameters to the optimizer",
                    "Layer.forward and backward: only statistics, Parameter.statistic, change in a pass",
                    LayerRules::values),
            rule(
                    "L6",
                    "parameters() and noises() are always the same objects, with names of their own",
                    "Layer.parameters and noises: return a list made once",
                    LayerRules::sameObjects),
            rule(
                    "L7",
                    "reads its parameters anew in each pass",
                    "fields that hold parameter.value().data, or something made from it: ask the parameter in each pass",
                    LayerRules::readsAnew));

    private LayerRules() {}

    /** What is tried on a layer. */
    @FunctionalInterface
    interface Try {
        void run(Trial trial) throws Exception;
    }

    /** A rule for layers; activations that don't build their own layer have rules of their own. */
    static Rule<LayerSpec> rule(String id, String sentence, String look, Try check) {
        return new Rule<>(
                id,
                LayerSpec.class,
                LayerRules::hasOwnLayer,
                sentence,
                look,
                (spec, contract) -> check.run(new Trial(spec, contract)));
    }

    private static boolean hasOwnLayer(LayerSpec spec) {
        try {
            var build = spec.getClass().getMethod("build", int.class, RandomGenerator.class);
            return build.getDeclaringClass() != Activation.class;
        } catch (NoSuchMethodException e) {
            return true;
        }
    }

    private static void shapes(Trial trial) {
        Layer layer = trial.layer();
        FloatMatrix inferred = layer.forward(trial.x(), Mode.INFER);
        Numbers.requireShape("INFER outputs", layer.outputs(), Trial.SAMPLES, inferred);
        Numbers.requireFinite("INFER outputs", inferred);
        Pass pass = trial.pass(layer);
        Numbers.requireShape("TRAIN outputs", layer.outputs(), Trial.SAMPLES, pass.y());
        Numbers.requireShape("a gradient by the inputs", trial.inputs(), Trial.SAMPLES, pass.dx());
        Numbers.requireFinite("TRAIN outputs", pass.y());
        Numbers.requireFinite("the gradient by the inputs", pass.dx());
        for (FloatMatrix gradient : pass.gradients()) Numbers.requireFinite("the parameters' gradients", gradient);
        Numbers.requireFinite("ownLoss()", layer.ownLoss());
    }

    private static void wrongInputs(Trial trial) {
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

    private static void batchSizes(Trial trial) {
        Layer used = trial.layer();
        Snapshot start = Snapshot.of(used);
        for (int samples : new int[] {6, 1, 4, 6, 2, 6}) {
            start.restore(used);
            Pass fresh = trial.pass(trial.layer(), samples);
            Numbers.requireFinite("the outputs of " + samples + " samples", fresh.y());
            fresh.requireSame("of a batch of " + samples + " after batches of other sizes", trial.pass(used, samples));
        }
    }

    private static void arguments(Trial trial) {
        Layer layer = trial.layer();
        FloatMatrix x = trial.x();
        FloatMatrix dy = trial.dy(layer, Trial.SAMPLES);
        layer.forward(x, Mode.INFER);
        Numbers.requireSame("x after an INFER pass", trial.x(), x);
        layer.forward(x, Mode.TRAIN);
        Numbers.requireSame("x after a TRAIN pass", trial.x(), x);
        layer.backward(dy, true);
        Numbers.requireSame("x after backward", trial.x(), x);
        Numbers.requireSame("dy after backward", trial.dy(layer, Trial.SAMPLES), dy);
    }

    private static void values(Trial trial) {
        Layer layer = trial.layer();
        Snapshot before = Snapshot.of(layer);
        trial.pass(layer);
        before.requireTrainableUnchanged("by a training pass", layer);
    }

    private static void sameObjects(Trial trial) {
        Layer layer = trial.layer();
        List<Parameter> parameters = List.copyOf(layer.parameters());
        List<Noise> noises = List.copyOf(layer.noises());
        trial.pass(layer);
        requireSameObjects("parameters()", parameters, layer.parameters());
        requireSameObjects("noises()", noises, layer.noises());
        Set<String> names = new HashSet<>();
        for (Parameter parameter : Layers.allParameters(layer))
            if (parameter.name().isBlank() || !names.add(parameter.name()))
                throw new Violation("a name for each parameter", "\"" + parameter.name() + "\" twice or blank");
    }

    static void requireSameObjects(String what, List<?> before, List<?> after) {
        if (before.size() != after.size())
            throw new Violation(what + ": " + before.size() + " objects again", String.valueOf(after.size()));
        for (int i = 0; i < before.size(); i++)
            if (before.get(i) != after.get(i))
                throw new Violation(what + ": the same object at " + i + " again", "another one");
    }

    private static void readsAnew(Trial trial) {
        Layer used = trial.layer();
        trial.pass(used);
        used.forward(trial.x(), Mode.INFER);
        Layer fresh = trial.layer();
        Draws random = new Draws(9);
        for (Parameter parameter : Layers.allParameters(fresh))
            for (int i = 0; i < parameter.value().length && parameter.trainable(); i++)
                parameter.value().data[i] += (float) (0.05 + 0.1 * random.nextDouble());
        Snapshot.of(fresh).restore(used);
        // A trainer that validates with averaged weights puts another array into the matrix.
        for (Parameter parameter : Layers.allParameters(used))
            parameter.value().data = parameter.value().data.clone();
        Numbers.requireClose(
                "the INFER outputs after new weights were put in",
                fresh.forward(trial.x(), Mode.INFER),
                used.forward(trial.x(), Mode.INFER));
        Numbers.requireClose(
                "the TRAIN outputs after new weights were put in",
                fresh.forward(trial.x(), Mode.TRAIN),
                used.forward(trial.x(), Mode.TRAIN));
    }
}
