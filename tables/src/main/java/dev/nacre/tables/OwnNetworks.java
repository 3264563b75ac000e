package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Networks of one's own for a table. Preprocessing by the kinds of its columns is added before their layers, and an
 * output layer after them if they have another number of outputs than there are targets.
 *
 * @param hidden the layers; if there are several, the networks of an ensemble use them in turn
 * @param optimizer the optimizer
 * @param batchSize batch size, at least 1
 * @param epochs maximum number of epochs; if empty 300, fewer above 2,000 rows, never below 20
 * @param patience number of epochs without improvement before training stops; if empty an eighth of the maximum, never
 *     below 3
 */
public record OwnNetworks(
        List<LayerSpec> hidden, Optimizer optimizer, int batchSize, OptionalInt epochs, OptionalInt patience) {
    private static final int FEWEST_EPOCHS = 20;
    private static final int MOST_EPOCHS = 300;
    private static final long WORK = 600_000;
    private static final int FEWEST_PATIENCE = 3;

    /** Checks the components. */
    public OwnNetworks {
        hidden = List.copyOf(hidden);
        Objects.requireNonNull(optimizer, "optimizer");
        if (hidden.isEmpty()) throw new IllegalArgumentException("hidden must hold one network at least");
        if (batchSize < 1) throw new IllegalArgumentException("batchSize must be >= 1, not " + batchSize);
        if (epochs.orElse(1) < 1) throw new IllegalArgumentException("epochs must be >= 1, not " + epochs.getAsInt());
        if (patience.orElse(1) < 1)
            throw new IllegalArgumentException("patience must be >= 1, not " + patience.getAsInt());
    }

    /**
     * Layers, trained by {@code adamW(learningRate=0.001, decay=0.001)} in batches of 32.
     *
     * @param layers such as {@code dense(100, activation=relu)}, or {@code sequential([…])}
     * @return the description
     */
    public static OwnNetworks of(String layers) {
        return new OwnNetworks(
                List.of(Plugins.parse(LayerSpec.class, layers)),
                Plugins.parse(Optimizer.class, "adamW(learningRate=0.001, decay=0.001)"),
                32,
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    /** Maximum number of epochs for a number of rows. */
    int epochs(int rows) {
        return epochs.orElse(Math.max(FEWEST_EPOCHS, (int) Math.min(MOST_EPOCHS, WORK / rows)));
    }

    /** Number of epochs without improvement for a number of rows. */
    int patience(int rows) {
        return patience.orElse(Math.max(FEWEST_PATIENCE, epochs(rows) / 8));
    }
}
