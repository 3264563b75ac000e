package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Passes its inputs on unchanged, and keeps some of the training rows, drawn at random, with which a detector of
 * anomalies compares others. Put it between the preprocessing and the autoencoder.
 */
@Doc("passes its inputs on, and keeps some training rows that anomaly detection compares others with")
@AutoService(LayerSpec.class)
public record ReferenceRows(
        @Doc("largest number of rows to keep, >= 1") int rows) implements LayerSpec {
    /** Checks the number. */
    public ReferenceRows {
        if (rows < 1) throw new IllegalArgumentException("rows must be >= 1, not " + rows);
    }

    /** Up to 1,000 rows. */
    public ReferenceRows() {
        this(1000);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new ReferenceRowsLayer(inputs, Weights.zeros(inputs.size(), rows));
    }
}
