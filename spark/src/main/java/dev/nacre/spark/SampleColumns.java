package dev.nacre.spark;

import dev.nacre.Shape;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The columns of a table that make up a sample.
 *
 * @param features column of features: a vector, as in Spark ML, or an array of numbers; NaN for a missing value
 * @param target column of targets: a class 0, 1, …, a number or a vector; NaN for a sample without a target; null for
 *     no column
 * @param classes number of classes, if the target is a class; otherwise 0
 * @param weight column of sample weights; null if all samples count the same
 * @param shape what the features of a sample are; null for features in a row
 */
public record SampleColumns(String features, String target, int classes, String weight, Shape shape)
        implements Serializable {
    private static final long serialVersionUID = 1;

    /** Checks the components. */
    public SampleColumns {
        Objects.requireNonNull(features, "features");
        if (classes < 0) throw new IllegalArgumentException("classes must be >= 0, not " + classes);
    }

    /**
     * Samples without targets. All count the same.
     *
     * @param features column of features
     * @return the columns
     */
    public static SampleColumns of(String features) {
        return new SampleColumns(features, null, 0, null, null);
    }

    /**
     * The same columns with classes as targets. Training sees them one-hot: one target for each class.
     *
     * @param column holds 0, 1, …, or NaN for a sample without a target
     * @param number number of classes
     * @return a copy
     */
    public SampleColumns label(String column, int number) {
        return new SampleColumns(features, column, number, weight, shape);
    }

    /**
     * The same columns with numbers as targets.
     *
     * @param column holds a number or a vector, all NaN for a sample without targets
     * @return a copy
     */
    public SampleColumns value(String column) {
        return new SampleColumns(features, column, 0, weight, shape);
    }

    /**
     * The same columns with sample weights. A mean weight of 1 keeps the size of training steps.
     *
     * @param column holds a number, at least 0
     * @return a copy
     */
    public SampleColumns weighted(String column) {
        return new SampleColumns(features, target, classes, column, shape);
    }

    /**
     * The same columns, whose features are an image.
     *
     * @param images height, width and channels of each sample, channels innermost
     * @return a copy
     */
    public SampleColumns shaped(Shape images) {
        return new SampleColumns(features, target, classes, weight, images);
    }

    /** These columns alone, always in the same order. */
    Dataset<Row> select(Dataset<?> data) {
        List<Column> columns = new ArrayList<>();
        for (String name : new String[] {features, target, weight}) if (name != null) columns.add(functions.col(name));
        return data.select(columns.toArray(Column[]::new));
    }

    /** Packs the rows of {@link #select}. */
    PackedSamples pack(Iterator<Row> rows) {
        FloatList x = new FloatList();
        FloatList t = new FloatList();
        FloatList w = new FloatList();
        int size = 0;
        for (; rows.hasNext(); size++) {
            Row row = rows.next();
            int width = x.add(numbers(row, 0, features), size);
            if (target != null && classes > 0) t.add(oneHot(row), size);
            else if (target != null) t.add(numbers(row, 1, target), size);
            if (weight != null) w.add(numbers(row, row.length() - 1, weight), size);
            if (width == 0) throw new IllegalArgumentException("column " + features + " has a vector without elements");
        }
        return new PackedSamples(size, x.toArray(), t.toArray(), weight == null ? null : w.toArray());
    }

    private double[] oneHot(Row row) {
        double[] targets = new double[classes];
        double value = numbers(row, 1, target)[0];
        if (Double.isNaN(value)) Arrays.fill(targets, Double.NaN);
        else targets[requireClass(value)] = 1;
        return targets;
    }

    private int requireClass(double value) {
        if (!(value >= 0 && value < classes && value == Math.rint(value)))
            throw new IllegalArgumentException("column " + target + " holds " + value
                    + "; a class is a whole number from 0 to " + (classes - 1) + " (StringIndexer makes such numbers)");
        return (int) value;
    }

    /** The numbers in a cell. */
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
                + (cell == null ? "null" : "a " + cell.getClass().getSimpleName()) + "; expected a number or a vector");
    }
}
