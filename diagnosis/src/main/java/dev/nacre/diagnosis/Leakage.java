package dev.nacre.diagnosis;

import dev.nacre.TrainingData;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jblas.FloatMatrix;

/** Checks whether held-out rows are also in the training data: then the held-out metric is too good. */
final class Leakage {
    static final String NAME = "leakage";

    private static final int BATCH = 1024;
    private static final double TOO_MANY = 0.05;

    private Leakage() {}

    static Check check(TrainingData training, TrainingData heldOut) {
        Set<Long> seen = new HashSet<>();
        training.forEachBatch(BATCH, batch -> {
            for (int s = 0; s < batch.x().columns; s++) seen.add(hash(batch.x(), s));
        });
        long[] counts = new long[2];
        heldOut.forEachBatch(BATCH, batch -> {
            counts[1] += batch.x().columns;
            for (int s = 0; s < batch.x().columns; s++) if (seen.contains(hash(batch.x(), s))) counts[0]++;
        });
        long duplicates = counts[0];
        long count = counts[1];
        String figure =
                String.format(Locale.ROOT, "%d of %d held-out rows are also in the training data", duplicates, count);
        if (duplicates == 0) return Check.passed(NAME, figure);
        return duplicates > TOO_MANY * count
                ? Check.failed(NAME, figure + "; remove duplicate rows before splitting")
                : Check.warning(NAME, figure + "; it may be chance, check them");
    }

    /**
     * 64 bits: among some millions of rows, two different ones share a hash with a probability of about 1 in a million.
     */
    private static long hash(FloatMatrix x, int column) {
        long hash = 1;
        for (int i = column * x.rows; i < (column + 1) * x.rows; i++) {
            hash = (hash ^ Float.floatToIntBits(x.data[i] + 0f)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
