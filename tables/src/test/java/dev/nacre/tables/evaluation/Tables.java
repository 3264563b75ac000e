package dev.nacre.tables.evaluation;

import dev.nacre.data.Dataset;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Small made-up tables and predictions. */
final class Tables {
    private Tables() {}

    static FloatMatrix row(double... values) {
        FloatMatrix row = new FloatMatrix(1, values.length);
        for (int i = 0; i < values.length; i++) row.data[i] = (float) values[i];
        return row;
    }

    /** Probabilities of two classes, from that of the second. */
    static FloatMatrix two(double... second) {
        FloatMatrix p = new FloatMatrix(2, second.length);
        for (int s = 0; s < second.length; s++) {
            p.data[2 * s] = (float) (1 - second[s]);
            p.data[2 * s + 1] = (float) second[s];
        }
        return p;
    }

    static FloatMatrix oneHot(int count, int... classes) {
        FloatMatrix t = new FloatMatrix(count, classes.length);
        for (int s = 0; s < classes.length; s++) t.put(classes[s], s, 1);
        return t;
    }

    /** The class is whether a − b + noise is above 0; the last column says nothing. */
    static Dataset classes(int rows, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] x = new float[rows][3];
        int[] classes = new int[rows];
        for (int s = 0; s < rows; s++) {
            for (int i = 0; i < 3; i++) x[s][i] = (float) random.nextGaussian();
            classes[s] = x[s][0] - x[s][1] + noise * random.nextGaussian() > 0 ? 1 : 0;
        }
        return Dataset.of(x, classes, List.of("no", "yes"));
    }
}
