package dev.nacre.tck;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Noise;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules on a layer's parameters. */
final class ParameterRules {
    static final List<Rule<?>> RULES = List.of(
            LayerRule.of(
                    "L5",
                    "leaves the values of trainable parameters to the optimizer",
                    "Layer.forward and backward: only statistics, Parameter.statistic, change in a pass",
                    ParameterRules::values),
            LayerRule.of(
                    "L6",
                    "parameters(), noises() and children() are always the same objects, with unique names",
                    "Layer.parameters, noises and children: return a list created once",
                    ParameterRules::sameObjects),
            LayerRule.of(
                    "L7",
                    "reads its parameters anew in each pass",
                    "fields computed from parameter.value(): read the parameter in each pass",
                    ParameterRules::readsAnew));

    private ParameterRules() {}

    private static void values(LayerCase trial) {
        Layer layer = trial.layer();
        Snapshot before = Snapshot.of(layer);
        trial.pass(layer);
        before.requireTrainableUnchanged("by a training pass", layer);
    }

    private static void sameObjects(LayerCase trial) {
        Layer layer = trial.layer();
        List<Parameter> parameters = List.copyOf(layer.parameters());
        List<Noise> noises = List.copyOf(layer.noises());
        List<Layer> children = layer.children().stream().map(Child::layer).toList();
        trial.pass(layer);
        requireSameObjects("parameters()", parameters, layer.parameters());
        requireSameObjects("noises()", noises, layer.noises());
        requireSameObjects(
                "children()",
                children,
                layer.children().stream().map(Child::layer).toList());
        Set<String> names = new HashSet<>();
        for (String name : Layers.names(layer).values())
            if (name.isBlank() || !names.add(name))
                throw new Violation("a name for each parameter", "\"" + name + "\" twice or blank");
    }

    static void requireSameObjects(String what, List<?> before, List<?> after) {
        if (before.size() != after.size())
            throw new Violation(what + ": " + before.size() + " objects again", String.valueOf(after.size()));
        for (int i = 0; i < before.size(); i++)
            if (before.get(i) != after.get(i))
                throw new Violation(what + ": the same object at " + i + " again", "a different one");
    }

    private static void readsAnew(LayerCase trial) {
        Layer used = trial.layer();
        trial.pass(used);
        used.forward(trial.x(), Mode.INFER);
        Layer fresh = trial.layer();
        fresh.forward(trial.x(), Mode.TRAIN);
        Draws random = new Draws(9);
        for (Parameter parameter : Layers.allParameters(fresh))
            for (int i = 0; i < parameter.value().length && parameter.trainable(); i++)
                parameter.value().data[i] += (float) (0.05 + 0.1 * random.nextDouble());
        Snapshot.of(fresh).restore(used);
        Numbers.requireClose(
                "the INFER outputs after the weights were replaced",
                fresh.forward(trial.x(), Mode.INFER),
                used.forward(trial.x(), Mode.INFER));
        Numbers.requireClose(
                "the TRAIN outputs after the weights were replaced",
                fresh.forward(trial.x(), Mode.TRAIN),
                used.forward(trial.x(), Mode.TRAIN));
    }
}
