package dev.nacre;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A layer inside a layer. Core finds parameters, noise, own losses, preprocessing and autoencoders by walking from
 * child to child.
 *
 * @param name its part of the parameters' names: the weight of a dense child called {@code inner} is
 *     {@code inner.weight}; empty if the names go on without a part of their own
 * @param layer the layer inside
 * @param input what the child gets, given what its parent gets
 */
public record Child(String name, Layer layer, Input input) {
    /** What a child gets. */
    public enum Input {
        /** The same as its parent. */
        PARENT,
        /** The outputs of the child before it. */
        PREVIOUS,
        /**
         * Something else that its parent computes. Layers that are fitted to data, or pre-trained, can't be in such a
         * child: nobody but the parent can compute their inputs. A network with such a layer is refused.
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
     * A child that gets what its parent gets.
     *
     * @param name its part of the parameters' names
     * @param layer the layer inside
     */
    public Child(String name, Layer layer) {
        this(name, layer, Input.PARENT);
    }

    /**
     * Layers one after the other, named by their position from 0.
     *
     * @param layers the first one gets what the parent gets
     * @return as many children
     */
    public static List<Child> chain(List<? extends Layer> layers) {
        List<Child> children = new ArrayList<>();
        for (Layer layer : layers)
            children.add(new Child(
                    Integer.toString(children.size()), layer, children.isEmpty() ? Input.PARENT : Input.PREVIOUS));
        return List.copyOf(children);
    }

    /**
     * Layers beside each other, named by their position from 0.
     *
     * @param layers each gets what the parent gets
     * @return as many children
     */
    public static List<Child> parallel(List<? extends Layer> layers) {
        List<Child> children = new ArrayList<>();
        for (Layer layer : layers) children.add(new Child(Integer.toString(children.size()), layer));
        return List.copyOf(children);
    }
}
