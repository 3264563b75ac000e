package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Optimizer;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The networks that forecast by default: they use these hidden layers in turn. Measured in ADR 38. */
final class ForecastRecipe {
    private static final String DENSE = "dense(64, activation=gelu)";
    private static final String RECURRENT = "lastStep(gru(32))";
    private static final String OPTIMIZER = "chain([clipGlobalNorm(1), adamW(learningRate=0.003, decay=0.001)])";
    private static final int BATCH = 32;
    private static final int MOST_EPOCHS = 100;
    private static final int FEWEST_EPOCHS = 10;
    /** Windows of all epochs. */
    private static final int WORK = 300_000;

    private ForecastRecipe() {}

    static OwnNetworks of(int windows, Preset preset) {
        Stream<String> layers = preset == Preset.FAST ? Stream.of(DENSE) : Stream.of(DENSE, RECURRENT);
        List<LayerSpec> hidden =
                layers.map(text -> Plugins.parse(LayerSpec.class, text)).toList();
        int epochs = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, WORK / windows));
        return new OwnNetworks(
                hidden, Plugins.parse(Optimizer.class, OPTIMIZER), BATCH, OptionalInt.of(epochs), OptionalInt.empty());
    }
}
