package dev.nacre.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

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

    static void addVector(List<StructField> fields, String name) {
        add(fields, name, SQLDataTypes.VectorType());
    }

    static void addNumber(List<StructField> fields, String name, Metadata metadata) {
        add(fields, name, DataTypes.DoubleType, metadata);
    }

    static void addFlag(List<StructField> fields, String name) {
        add(fields, name, DataTypes.BooleanType);
    }

    static void add(List<StructField> fields, String name, DataType type) {
        add(fields, name, type, Metadata.empty());
    }

    private static void add(List<StructField> fields, String name, DataType type, Metadata metadata) {
        if (!name.isEmpty()) fields.add(new StructField(name, type, false, metadata));
    }
}
