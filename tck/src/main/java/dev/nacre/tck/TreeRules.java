package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Samples;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** The rule that a layer shows the layers inside it to core. */
final class TreeRules {
    static final List<Rule<?>> RULES = List.of(LayerRule.of(
            "L26",
            "lists every layer inside it in children(), where its parameters, noise and preprocessing are found",
            "Layer.children (or Pretrainable.pretrainingChildren): a Child for each layer built from a " + "component",
            TreeRules::inside));

    private TreeRules() {}

    private static void inside(LayerCase trial) throws Exception {
        Components components = new Components(trial.spec());
        for (RecordComponent component : components.all()) {
            Object value = components.value(component);
            if (component.getType() == LayerSpec.class) check(trial, components, component, new InnerProbe());
            if (value instanceof List<?> list)
                for (int i = 0; i < list.size(); i++)
                    if (list.get(i) instanceof LayerSpec) check(trial, components, component, replaced(list, i));
        }
    }

    private static List<Object> replaced(List<?> list, int i) {
        List<Object> copy = new ArrayList<>(list);
        copy.set(i, new InnerProbe());
        return copy;
    }

    private static void check(LayerCase trial, Components components, RecordComponent component, Object value)
            throws Exception {
        InnerProbe.BUILT.remove();
        Layer root;
        try {
            root = ((LayerSpec) components.with(component, value)).build(trial.shape(), new Draws(1));
        } catch (IllegalArgumentException | ClassCastException e) {
            return; // a layer that keeps the size does not fit here
        }
        String place = "the layer built from " + component.getName();
        List<Layer> tree = Layers.all(root);
        List<ProbeLayer> built = InnerProbe.BUILT.get();
        // a layer may build further ones to try them
        if (!built.isEmpty() && built.stream().noneMatch(tree::contains))
            throw new Violation(place + " among children(), or below them", tree.size() - 1 + " other layers");
        fits(trial, (LayerSpec) components.with(component, value), place);
    }

    /** Preprocessing inside is fitted, or the network is rejected. */
    private static void fits(LayerCase trial, LayerSpec spec, String place) {
        InnerProbe.BUILT.remove();
        Network network;
        try {
            network = new Network(spec, trial.shape(), 1);
        } catch (IllegalArgumentException e) {
            return; // it can't be fitted there, and says so
        }
        network.fitPreprocessing(new Samples(trial.x()).shaped(trial.shape()));
        List<Layer> tree = Layers.all(network.layer());
        for (ProbeLayer probe : InnerProbe.BUILT.get())
            if (tree.contains(probe) && !probe.fitted())
                throw new Violation(
                        place + " fitted by Network.fitPreprocessing, or a network that is rejected", "not fitted");
    }
}
