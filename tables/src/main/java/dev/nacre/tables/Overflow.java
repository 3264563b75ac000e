package dev.nacre.tables;

import dev.nacre.data.Dataset;

/** Rows whose numbers overflow in a network: most likely by the largest of them. */
final class Overflow {
    private Overflow() {}

    /** The exception for such a row, counted from 0; names it, counted from 1, and its largest feature. */
    static IllegalArgumentException of(String source, Dataset rows, int row, double result) {
        int inputs = rows.inputs();
        float[] x = rows.samples().x().data;
        int largest = row * inputs;
        for (int i = row * inputs; i < (row + 1) * inputs; i++)
            if (Math.abs(x[i]) > Math.abs(x[largest]) || Float.isNaN(x[largest])) largest = i;
        int feature = largest - row * inputs;
        String name = rows.features().isEmpty() ? "" : " (" + rows.features().get(feature) + ")";
        return new IllegalArgumentException(source + ", row " + (row + 1) + ", feature " + (feature + 1) + name + ": "
                + x[largest] + " is beyond what the network can compute, it gives " + result
                + "; correct it or leave the row out");
    }
}
