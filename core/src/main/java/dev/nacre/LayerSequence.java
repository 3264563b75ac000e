package dev.nacre;

import java.util.List;

/**
 * A layer that only applies its layers one after the other: its output is that of the last one. {@link Network#layers}
 * replaces a sequence by its layers.
 */
public interface LayerSequence extends Layer {
    /**
     * The layers.
     *
     * @return first one first, always the same objects
     */
    List<Layer> layers();
}
