package dev.nacre;

import dev.nacre.compute.Noise;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Walks over built layers. */
public final class Layers {
    private Layers() {}

    /**
     * All parameters of a layer and of those inside it, each once: those of its forward pass, and those that only
     * pre-training and decoding use.
     *
     * @param layer where to begin
     * @return in the layers' order
     */
    public static List<Parameter> allParameters(Layer layer) {
        Set<Parameter> found = new LinkedHashSet<>();
        for (Layer each : flatten(layer)) {
            found.addAll(each.parameters());
            if (each instanceof Pretrainable pretrainable) found.addAll(pretrainable.pretrainingParameters());
        }
        return List.copyOf(found);
    }

    /**
     * All sources of noise of a layer and of those inside it, each once.
     *
     * @param layer where to begin
     * @return in the layers' order
     */
    public static List<Noise> allNoises(Layer layer) {
        Set<Noise> found = new LinkedHashSet<>();
        for (Layer each : flatten(layer)) {
            found.addAll(each.noises());
            if (each instanceof Pretrainable pretrainable) found.addAll(pretrainable.pretrainingNoises());
        }
        return List.copyOf(found);
    }

    /**
     * The layers that do the work: chains are replaced by what they chain, at any depth.
     *
     * @param layer where to begin
     * @return in the order of the forward pass; the layer itself if it is no chain
     */
    public static List<Layer> flatten(Layer layer) {
        if (layer.layers().isEmpty()) return List.of(layer);
        List<Layer> found = new ArrayList<>();
        for (Layer inner : layer.layers()) found.addAll(flatten(inner));
        return found;
    }
}
