package dev.nacre.data;

import dev.nacre.Samples;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** Samples in batches of a given size, as a layer is fitted to them. */
final class Batched {
    private Batched() {}

    /** Copies of a matrix's columns, at most {@code size} in each; NaN is a missing value. */
    static List<FloatMatrix> of(FloatMatrix x, int size) {
        List<FloatMatrix> batches = new ArrayList<>();
        Samples.withMissing(x, null)
                .forEachBatch(size, batch -> batches.add(batch.x().dup()));
        return batches;
    }
}
