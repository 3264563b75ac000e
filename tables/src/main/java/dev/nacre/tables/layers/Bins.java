package dev.nacre.tables.layers;

import dev.nacre.Parameter;
import dev.nacre.compute.Quantiles;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jblas.FloatMatrix;

/**
 * The edges of bins, (bins + 1) × features. A feature with fewer different quantiles repeats its last edge; one that
 * is not fitted, or constant, has no bin.
 */
final class Bins {
    private final int most;
    private final Parameter edges;

    Bins(int most, Parameter edges) {
        this.most = most;
        this.edges = edges;
    }

    /** Takes the edges from data. */
    void fit(Columns columns, Iterable<FloatMatrix> batches, Consumer<FloatMatrix> check) {
        double[] fractions = new double[most + 1];
        for (int j = 0; j <= most; j++) fractions[j] = (double) j / most;
        double[][] quantiles = Quantiles.of(columns.inputs, batches, check, fractions);
        if (Double.isNaN(quantiles[0][0]))
            throw new IllegalArgumentException("piecewiseLinear: there is no sample to fit on");
        float[] all = edges.value().data;
        for (int k = 0; k < columns.count; k++) {
            int start = k * (most + 1);
            int count = 0;
            for (int j = 0; j <= most; j++) {
                float edge = (float) quantiles[j][columns.input(k)];
                if (count == 0 || edge - all[start + count - 1] >= Float.MIN_NORMAL) all[start + count++] = edge;
            }
            Arrays.fill(all, start + count, start + most + 1, all[start + count - 1]);
        }
    }

    /** The number of a feature's bins. */
    int count(int feature) {
        float[] all = edges.value().data;
        int start = feature * (most + 1);
        int count = 0;
        while (count < most && all[start + count + 1] > all[start + count]) count++;
        return count;
    }

    /** The bin of a number, of a feature with at least one. The first and the last one have no outer end. */
    int find(int feature, int count, float x) {
        int start = feature * (most + 1);
        int found = Arrays.binarySearch(edges.value().data, start, start + count + 1, x);
        int bin = (found >= 0 ? found : -found - 2) - start;
        return Math.max(0, Math.min(count - 1, bin));
    }

    /** How far a number lies in a bin: 0 at its beginning, 1 at its end. */
    float part(int feature, int bin, float x) {
        return (x - edges.value().data[feature * (most + 1) + bin]) / width(feature, bin);
    }

    float width(int feature, int bin) {
        int at = feature * (most + 1) + bin;
        return edges.value().data[at + 1] - edges.value().data[at];
    }
}
