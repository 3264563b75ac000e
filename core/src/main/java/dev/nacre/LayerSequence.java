package dev.nacre;

import java.util.List;

/**
 * Layers that are applied one after the other, and nothing else: the output is that of the last one.
 * {@link Network#layers} takes chains apart.
 */
public interface LayerSequence extends Layer {
    /**
     * The layers.
     *
     * @return first one first, always the same objects
     */
    List<Layer> layers();
}
