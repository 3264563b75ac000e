package dev.nacre.tables;

import java.util.List;
import org.jblas.FloatMatrix;

/** Rows whose numbers overflow in a network: most likely by the largest of them. */
final class Overflow {
    private Overflow() {}

    /** The exception for a column of x; it names the largest feature. Place and features count from 0 or from 1. */
    static IllegalArgumentException of(
            String place, int first, FloatMatrix x, int column, List<String> features, double result) {
        int start = column * x.rows;
        int largest = start;
        for (int i = start; i < start + x.rows; i++)
            if (Math.abs(x.data[i]) > Math.abs(x.data[largest]) || Float.isNaN(x.data[largest])) largest = i;
        int feature = largest - start;
        String name = features.isEmpty() ? "" : " (" + features.get(feature) + ")";
        return new IllegalArgumentException(place + ", feature " + (feature + first) + name + ": " + x.data[largest]
                + " is beyond what the network can compute, it gives " + result + "; correct it or leave the row out");
    }
}
