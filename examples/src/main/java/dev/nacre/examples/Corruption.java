package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.autoencoders.Denoising;
import dev.nacre.autoencoders.Stacked;
import dev.nacre.autoencoders.StackedDenoising;
import dev.nacre.layers.Sequential;
import java.util.List;
import java.util.Optional;

/** Finds the corruption of a network's lowest autoencoder. */
final class Corruption {
    private Corruption() {}

    static Optional<LayerSpec> of(LayerSpec spec) {
        if (spec instanceof StackedDenoising stack) return Optional.of(stack.corruption());
        if (spec instanceof Denoising denoising) return Optional.of(denoising.corruption());
        List<? extends LayerSpec> inner = List.of();
        if (spec instanceof Stacked stacked) inner = stacked.layers().subList(0, 1);
        if (spec instanceof Sequential sequential) inner = sequential.layers();
        return inner.stream().flatMap(each -> of(each).stream()).findFirst();
    }
}
