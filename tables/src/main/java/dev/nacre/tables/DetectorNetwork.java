package dev.nacre.tables;

import dev.nacre.AutoencoderSpec;
import dev.nacre.LayerSpec;
import dev.nacre.autoencoders.ReferenceRows;
import dev.nacre.data.Dataset;
import dev.nacre.data.Preprocessing;
import dev.nacre.layers.Sequential;
import dev.nacre.optimizers.Adam;
import dev.nacre.optimizers.Chain;
import dev.nacre.optimizers.Cosine;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.layers.ColumnEncoding;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The networks that find unusual rows, and how they are trained. The defaults are measured: ADR 29. */
final class DetectorNetwork {
    private static final int REFERENCES = 5000;
    private static final int BATCH = 64;
    /** Rows that are shown to the network in all epochs together, unless that is too few epochs. */
    private static final int SHOWN = 90_000;

    private static final int FEWEST_EPOCHS = 10;
    private static final int MOST_EPOCHS = 500;

    private DetectorNetwork() {}

    /** What is trained unless something else is asked for. */
    static AutoencoderSpec standard() {
        return (AutoencoderSpec)
                Plugins.parse(LayerSpec.class, "denoising(128, corruption=gaussianNoise(0.3), activation=tanh)");
    }

    /** An autoencoder behind the preprocessing of a table; the default one keeps reference rows. */
    static LayerSpec of(Dataset data, Optional<AutoencoderSpec> autoencoder) {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(encoding(data));
        if (autoencoder.isEmpty()) layers.add(new ReferenceRows(Math.min(REFERENCES, data.size())));
        layers.add(autoencoder.orElseGet(DetectorNetwork::standard));
        return new Sequential(layers);
    }

    private static ColumnEncoding encoding(Dataset data) {
        List<Integer> columns = new ArrayList<>();
        List<List<String>> categories = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>(Preprocessing.gaps(data));
        for (int i = 0; i < data.inputs(); i++) {
            if (data.categories().isEmpty() || data.categories().get(i).isEmpty()) continue;
            columns.add(i);
            categories.add(data.categories().get(i));
        }
        gaps.removeAll(columns);
        return new ColumnEncoding(columns, categories, gaps, 3);
    }

    /** As many epochs as the number of rows allows, with a learning rate that falls to 0 until the end. */
    static Trainer trainer(int rows, long seed) {
        int epochs = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, SHOWN / rows));
        int steps = epochs * ((rows + BATCH - 1) / BATCH);
        return Trainer.of(new Chain(new Adam(0.003f), new Cosine(steps, 0, false, 1)))
                .batchSize(BATCH)
                .epochs(epochs)
                .seed(seed);
    }
}
