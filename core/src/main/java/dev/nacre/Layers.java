package dev.nacre;

import dev.nacre.compute.Noise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks the tree of built layers: a layer, its children, their children, and so on. */
public final class Layers {
    private Layers() {}

    /**
     * The parameters of the forward pass, each once. Supervised training updates these.
     *
     * @param layer where to begin
     * @return its own first, then its children's, in their order
     */
    public static List<Parameter> parameters(Layer layer) {
        Set<Parameter> found = new LinkedHashSet<>();
        for (Layer each : inForwardPass(layer)) found.addAll(each.parameters());
        return List.copyOf(found);
    }

    /**
     * All parameters, each once: those of the forward pass and those that only pre-training and decoding use.
     *
     * @param layer where to begin
     * @return in the order of the walk
     */
    public static List<Parameter> allParameters(Layer layer) {
        return List.copyOf(names(layer).keySet());
    }

    /**
     * All parameters with their full names: the names of the layers on the path from the root and the parameter's own
     * name, joined by dots. A shared parameter gets its name where the walk finds it first.
     *
     * @param layer the root, which has no name
     * @return parameter → name, such as {@code 2.inner.bias}, in the order of the walk
     */
    public static Map<Parameter, String> names(Layer layer) {
        Map<Parameter, String> names = new LinkedHashMap<>();
        addNames(layer, "", names);
        return names;
    }

    private static void addNames(Layer layer, String path, Map<Parameter, String> names) {
        for (Parameter parameter : layer.parameters()) names.putIfAbsent(parameter, path + parameter.name());
        for (Child child : layer.children()) addNames(child.layer(), path(path, child), names);
        if (!(layer instanceof Pretrainable learner)) return;
        for (Child child : learner.pretrainingChildren()) addNames(child.layer(), path(path, child), names);
        for (Parameter parameter : learner.pretrainingParameters())
            names.putIfAbsent(parameter, path + parameter.name());
    }

    private static String path(String path, Child child) {
        return child.name().isEmpty() ? path : path + child.name() + ".";
    }

    /**
     * All sources of noise, each once.
     *
     * @param layer where to begin
     * @return in the order of the walk
     */
    public static List<Noise> allNoises(Layer layer) {
        Set<Noise> found = new LinkedHashSet<>();
        for (Layer each : all(layer)) {
            found.addAll(each.noises());
            if (each instanceof Pretrainable learner) found.addAll(learner.pretrainingNoises());
        }
        return List.copyOf(found);
    }

    /**
     * A layer and all layers inside it, including those that only pre-training uses.
     *
     * @param layer the root
     * @return the root first, each layer before its children
     */
    public static List<Layer> all(Layer layer) {
        List<Layer> found = new ArrayList<>();
        addLayers(layer, true, found);
        return found;
    }

    /** A layer and the layers inside it that the forward pass uses, without those for pre-training alone. */
    static List<Layer> inForwardPass(Layer layer) {
        List<Layer> found = new ArrayList<>();
        addLayers(layer, false, found);
        return found;
    }

    private static void addLayers(Layer layer, boolean pretraining, List<Layer> found) {
        found.add(layer);
        for (Child child : layer.children()) addLayers(child.layer(), pretraining, found);
        if (pretraining && layer instanceof Pretrainable learner)
            for (Child child : learner.pretrainingChildren()) addLayers(child.layer(), true, found);
    }

    /**
     * The loss terms of a layer and of the layers inside it, from their last {@link Mode#TRAIN} pass.
     *
     * @param layer the root
     * @return the sum of {@link Layer#ownLoss} over the layers of the forward pass
     */
    public static double ownLoss(Layer layer) {
        double sum = layer.ownLoss();
        List<Child> children = layer.children();
        for (int i = 0; i < children.size(); i++) sum += ownLoss(children.get(i).layer());
        return sum;
    }

    /**
     * The layers in the order of the forward pass. A {@linkplain LayerSequence sequence} is replaced by its layers, at
     * any depth; other layers with children are kept whole.
     *
     * @param layer where to begin
     * @return the layer alone if it is no sequence
     */
    public static List<Layer> flatten(Layer layer) {
        if (!(layer instanceof LayerSequence chain)) return List.of(layer);
        List<Layer> found = new ArrayList<>();
        for (Layer inner : chain.layers()) found.addAll(flatten(inner));
        return found;
    }
}
