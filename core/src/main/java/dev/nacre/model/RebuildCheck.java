package dev.nacre.model;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Whether a network could be read again: a file must not be written that nobody can read. Each network is checked once.
 */
final class RebuildCheck {
    private static final Set<Network> CHECKED =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private RebuildCheck() {}

    static void require(Network network) throws IOException {
        if (CHECKED.contains(network)) return;
        Map<String, List<Long>> wanted = shapes(network);
        Map<String, List<Long>> rebuilt = shapes(rebuilt(network));
        if (!wanted.equals(rebuilt))
            throw new IOException("the network is not written, since it could not be read again: its text, "
                    + Plugins.format(network.spec()) + ", builds the parameters " + rebuilt + ", not " + wanted
                    + "; does a layer hide layers inside it from children(), or lose a component?");
        CHECKED.add(network);
    }

    private static Network rebuilt(Network network) throws IOException {
        long numbers = 0;
        for (Parameter parameter : network.parameters()) numbers += parameter.value().length;
        try {
            LayerSpec spec = Plugins.parse(LayerSpec.class, Plugins.format(network.spec()), loaders(network.spec()));
            return ModelReader.bounded(spec, network.inputShape(), numbers);
        } catch (RuntimeException e) {
            throw new IOException("the network is not written, since it could not be read again: " + e.getMessage(), e);
        }
    }

    /** Of the plugins themselves: whoever reads the file can pass those of a plugin folder too. */
    private static ClassLoader[] loaders(LayerSpec spec) {
        return ModelMetadata.types(spec).stream()
                .map(Class::getClassLoader)
                .distinct()
                .toArray(ClassLoader[]::new);
    }

    private static Map<String, List<Long>> shapes(Network network) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) shapes.put(network.name(parameter), parameter.shape());
        return shapes;
    }
}
