package dev.nacre.tables.layers;

import org.jblas.FloatMatrix;

/** One member's numbers among those of all, which lie one after the other in each sample. */
final class Members {
    private Members() {}

    static void take(FloatMatrix all, int member, FloatMatrix own) {
        for (int s = 0; s < all.columns; s++)
            System.arraycopy(all.data, s * all.rows + member * own.rows, own.data, s * own.rows, own.rows);
    }

    static void put(FloatMatrix own, int member, FloatMatrix all) {
        for (int s = 0; s < all.columns; s++)
            System.arraycopy(own.data, s * own.rows, all.data, s * all.rows + member * own.rows, own.rows);
    }
}
