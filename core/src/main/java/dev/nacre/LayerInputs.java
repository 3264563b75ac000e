package dev.nacre;

import java.util.ArrayList;
import java.util.List;

/** Computes the inputs of inner layers, so that these can be fitted to data or pre-trained. */
public final class LayerInputs {
    private LayerInputs() {}

    /**
     * The inputs of a layer in the tree: the data passed, in {@link Mode#INFER}, through the layers below it.
     *
     * @param root the root of the tree, which gets the data itself
     * @param target a layer in the tree
     * @param data features for the root
     * @return features for the target
     * @throws IllegalArgumentException if only a parent of the target can compute its inputs
     */
    public static TrainingData of(Layer root, Layer target, TrainingData data) {
        if (root == target) return data;
        TrainingData seen = data;
        Layer before = null;
        for (Child child : root.children()) {
            boolean inside = contains(child.layer(), target);
            if (inside && child.input() == Child.Input.COMPUTED) throw unreachable(root, target);
            if (child.input() == Child.Input.PARENT) seen = data;
            else if (before != null) seen = seen.through(before);
            if (inside) return of(child.layer(), target, seen);
            before = child.layer();
        }
        throw unreachable(root, target);
    }

    private static boolean contains(Layer root, Layer target) {
        return Layers.inForwardPass(root).stream().anyMatch(layer -> layer == target);
    }

    private static IllegalArgumentException unreachable(Layer parent, Layer layer) {
        return new IllegalArgumentException(
                layer.name() + " inside " + parent.name() + " would be fitted, or pre-trained, on inputs that only "
                        + parent.name() + " can compute; put it before " + parent.name());
    }

    /**
     * Fits every {@link Fittable} layer in the tree that is not fitted yet to its inputs.
     *
     * @param root the root of the tree, which gets the data itself
     * @param data the training data only
     * @throws IllegalArgumentException if only a parent of such a layer can compute its inputs
     */
    public static void fit(Layer root, TrainingData data) {
        for (Layer layer : Layers.inForwardPass(root)) {
            if (!(layer instanceof Fittable fittable) || fittable.fitted()) continue;
            try (FeaturePasses features = new FeaturePasses(of(root, fittable, data))) {
                fittable.fit(features);
            }
        }
    }

    /**
     * The layers that greedy pre-training trains, lowest first: a stack's autoencoders rather than the stack, other
     * autoencoders as a whole.
     *
     * @param root where to begin
     * @return those with at least one trainable parameter
     */
    public static List<Pretrainable> learners(Layer root) {
        List<Pretrainable> found = new ArrayList<>();
        addLearners(root, found);
        return found;
    }

    private static void addLearners(Layer layer, List<Pretrainable> found) {
        if (layer instanceof Pretrainable learner && !learner.layerWise()) {
            if (learner.pretrainingParameters().stream().anyMatch(Parameter::trainable)) found.add(learner);
            return;
        }
        for (Child child : layer.children()) addLearners(child.layer(), found);
    }

    /** Fails if a layer can be neither fitted nor pre-trained where it is. */
    static void requireReachable(Layer root) {
        requireReachable(root, false, null);
    }

    private static void requireReachable(Layer layer, boolean computed, Layer parent) {
        if (computed && (layer instanceof Fittable || layer instanceof Pretrainable)) throw unreachable(parent, layer);
        for (Child child : layer.children()) {
            boolean hidden = child.input() == Child.Input.COMPUTED;
            requireReachable(child.layer(), computed || hidden, hidden ? layer : parent);
        }
        if (layer instanceof Pretrainable learner)
            for (Child child : learner.pretrainingChildren()) requireReachable(child.layer(), true, layer);
    }
}
