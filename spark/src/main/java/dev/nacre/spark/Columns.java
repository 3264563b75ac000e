package dev.nacre.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Which columns of a table are samples.
 *
 * @param features a vector, as Spark ML has them, or an array of numbers; NaN for a missing value
 * @param target a class 0, 1, …, a number or a vector; null for none
 * @param classes how many there are, if the target is a class; 0 if it is no class
 * @param weight how much a sample counts; null where all count the same
 */
public record Columns(String features, String target, int classes, String weight) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Checks the components. */
    public Columns {
        Objects.requireNonNull(features, "features");
        if (classes < 0) throw new IllegalArgumentException("classes must be >= 0, not " + classes);
    }

    /**
     * Samples without targets.
     *
     * @param features the column
     * @return all samples count the same
     */
    public static Columns of(String features) {
        return new Columns(features, null, 0, null);
    }

    /**
     * With classes as targets: one output for each.
     *
     * @param column holds 0, 1, …
     * @param number how many classes there are
     * @return the same features
     */
    public Columns label(String column, int number) {
        return new Columns(features, column, number, weight);
    }

    /**
     * With numbers as targets.
     *
     * @param column holds a number or a vector
     * @return the same features
     */
    public Columns value(String column) {
        return new Columns(features, column, 0, weight);
    }

    /**
     * With weights of samples; a mean of 1 keeps the size of steps.
     *
     * @param column holds a number, at least 0
     * @return the same features
     */
    public Columns weighted(String column) {
        return new Columns(features, target, classes, column);
    }

    /** The columns alone, always in the same order. */
    Dataset<Row> select(Dataset<?> data) {
        List<Column> columns = new ArrayList<>();
        for (String name : new String[] {features, target, weight}) if (name != null) columns.add(functions.col(name));
        return data.select(columns.toArray(Column[]::new));
    }

    /** Packs the rows of {@link #select}. */
    Rows pack(Iterator<Row> rows) {
        Floats x = new Floats();
        Floats t = new Floats();
        Floats w = new Floats();
        int size = 0;
        for (; rows.hasNext(); size++) {
            Row row = rows.next();
            int width = x.add(numbers(row, 0, features), size);
            if (target != null && classes > 0) t.addOneHot(label(row), classes);
            else if (target != null) t.add(numbers(row, 1, target), size);
            if (weight != null) w.add(numbers(row, row.length() - 1, weight), size);
            if (width == 0) throw new IllegalArgumentException("column " + features + " has a vector without elements");
        }
        return new Rows(size, x.toArray(), t.toArray(), weight == null ? null : w.toArray());
    }

    private int label(Row row) {
        double value = numbers(row, 1, target)[0];
        if (!(value >= 0 && value < classes && value == Math.rint(value)))
            throw new IllegalArgumentException("column " + target + " holds " + value
                    + "; a class is a whole number from 0 to " + (classes - 1) + " (StringIndexer makes such)");
        return (int) value;
    }

    /** A cell's numbers. */
    static double[] numbers(Row row, int column, String name) {
        Object cell = row.get(column);
        if (cell instanceof Vector vector) return vector.toArray();
        if (cell instanceof Number number) return new double[] {number.doubleValue()};
        if (cell instanceof Boolean flag) return new double[] {flag ? 1 : 0};
        if (cell instanceof scala.collection.Seq<?>)
            return row.<Number>getList(column).stream()
                    .mapToDouble(Number::doubleValue)
                    .toArray();
        throw new IllegalArgumentException("column " + name + " holds "
                + (cell == null ? "null" : "a " + cell.getClass().getSimpleName())
                + ", and should hold numbers or vectors");
    }
}
