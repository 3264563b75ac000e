package dev.nacre.data;

import org.jblas.FloatMatrix;

/** Classes as targets: a 1 in the row of the class, 0 elsewhere. */
final class OneHot {
    private OneHot() {}

    static FloatMatrix encode(int[] classes, int count) {
        FloatMatrix t = new FloatMatrix(count, classes.length);
        for (int s = 0; s < classes.length; s++) {
            if (classes[s] < 0 || classes[s] >= count)
                throw new IllegalArgumentException("row " + s + ": class " + classes[s] + " of " + count);
            t.data[s * count + classes[s]] = 1;
        }
        return t;
    }
}
