package dev.nacre.onnx;

import dev.nacre.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a graph, one after the other.
 *
 * @param layers the first one first
 */
record FoundChain(List<Found> layers) {
    /** The number of features that the chain expects; 0 for any number. */
    int inputs() {
        return layers.stream()
                .mapToInt(Found::inputs)
                .filter(n -> n > 0)
                .findFirst()
                .orElse(0);
    }

    long length() {
        return 15 + layers.stream().mapToLong(Found::length).sum();
    }

    /** The shape of images or sequences that the features in a row at the beginning are, if the graph says so. */
    Optional<Shape> images() {
        for (int i = 0; i < layers.size(); i++) {
            Found found = layers.get(i);
            if (found instanceof FoundBorder border && border.toImages()) {
                FoundChain rest = new FoundChain(layers.subList(i + 1, layers.size()));
                List<Integer> n = border.sizes().stream().map(Math::toIntExact).toList();
                return Optional.of(
                        rest.beginsWithChannelsLast()
                                ? new Shape(n.get(1), n.get(2), n.get(3))
                                : new Shape(n.get(2), n.get(3), n.get(1)));
            }
            if (found instanceof FoundSequence sequence) return Optional.of(sequence.sequence());
            boolean same = found instanceof FoundLayer layer && layer.outputs() == 0 && layer.divisor() == 1;
            if (!same) return Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether the first node that cares for the order of axes puts channels first. */
    boolean beginsWithChannelsLast() {
        for (Found found : layers) {
            if (found instanceof FoundBorder border) return border.order().equals(FoundBorder.CHANNELS_FIRST);
            if (!(found instanceof FoundLayer)) return false;
        }
        return false;
    }
}
