package dev.nacre;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A layer inside a layer. Core walks from child to child to find parameters, noise sources, own losses, preprocessing
 * layers and autoencoders.
 *
 * @param name the prefix of its parameters' names: the weight of a dense child called {@code inner} is
 *     {@code inner.weight}; empty for no prefix
 * @param layer the inner layer
 * @param input where the child's inputs come from
 */
public record Child(String name, Layer layer, Input input) {
    /** Where a child's inputs come from. */
    public enum Input {
        /** The child gets the same inputs as its parent. */
        PARENT,
        /** The child gets the outputs of the child before it. */
        PREVIOUS,
        /**
         * The child gets something else that its parent computes. Such a child must not contain layers that are fitted
         * to data or pre-trained, because only the parent can compute their inputs: {@link Network} refuses it.
         */
        COMPUTED
    }

    /** Checks the components. */
    public Child {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(input, "input");
    }

    /**
     * A child that gets the same inputs as its parent.
     *
     * @param name the prefix of its parameters' names
     * @param layer the inner layer
     */
    public Child(String name, Layer layer) {
        this(name, layer, Input.PARENT);
    }

    /**
     * Layers one after the other, named by their position from 0.
     *
     * @param layers the first one gets the parent's inputs, each other one the outputs of the one before it
     * @return one child for each layer
     */
    public static List<Child> chain(List<? extends Layer> layers) {
        List<Child> children = new ArrayList<>();
        for (Layer layer : layers)
            children.add(new Child(
                    Integer.toString(children.size()), layer, children.isEmpty() ? Input.PARENT : Input.PREVIOUS));
        return List.copyOf(children);
    }

    /**
     * Layers that all get the same inputs, named by their position from 0.
     *
     * @param layers each gets the parent's inputs
     * @return one child for each layer
     */
    public static List<Child> parallel(List<? extends Layer> layers) {
        List<Child> children = new ArrayList<>();
        for (Layer layer : layers) children.add(new Child(Integer.toString(children.size()), layer));
        return List.copyOf(children);
    }
}
