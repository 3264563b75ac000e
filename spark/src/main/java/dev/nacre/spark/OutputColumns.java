package dev.nacre.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** Collects the cells of the columns that a model adds. A column with an empty name is left out. */
final class OutputColumns {
    private final List<IntFunction<Object>> columns = new ArrayList<>();

    OutputColumns add(String name, IntFunction<Object> cell) {
        if (!name.isEmpty()) columns.add(cell);
        return this;
    }

    Object[][] rows(int count) {
        Object[][] rows = new Object[count][];
        for (int s = 0; s < count; s++) {
            rows[s] = new Object[columns.size()];
            for (int c = 0; c < rows[s].length; c++) rows[s][c] = columns.get(c).apply(s);
        }
        return rows;
    }

    static Vector vector(float[] values, int from, int length) {
        double[] copy = new double[length];
        for (int i = 0; i < length; i++) copy[i] = values[from + i];
        return Vectors.dense(copy);
    }
}
