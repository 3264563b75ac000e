package dev.nacre.spark;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * A column of class labels.
 *
 * @param column name of the column
 * @param names class names, in the order of their indices
 * @param texts true if the column holds class names, false if it holds indices
 */
record LabelColumn(String column, List<String> names, boolean texts) {
    static LabelColumn of(Dataset<?> data, String column) {
        StructField field = data.schema().apply(column);
        if (field.dataType().equals(DataTypes.StringType)) {
            List<String> names = data.select(column).distinct().orderBy(column).collectAsList().stream()
                    .map(row -> row.getString(0))
                    .toList();
            if (names.isEmpty()) throw none(column);
            if (names.contains(null))
                throw new IllegalArgumentException("column " + column + " holds null; expected a label in each row");
            return new LabelColumn(column, names, true);
        }
        if (field.dataType().equals(DataTypes.DoubleType)
                && Attribute.fromStructField(field) instanceof NominalAttribute nominal
                && nominal.values().isDefined())
            return new LabelColumn(column, List.of(nominal.values().get()), false);
        Row greatest = data.agg(functions.max(functions.col(column).cast(DataTypes.DoubleType)))
                .head();
        if (greatest.isNullAt(0)) throw none(column);
        if (Double.isNaN(greatest.getDouble(0)))
            throw new IllegalArgumentException("column " + column + " holds NaN; expected a label in each row");
        int classes = Math.max(2, (int) greatest.getDouble(0) + 1);
        return new LabelColumn(
                column, IntStream.range(0, classes).mapToObj(Integer::toString).toList(), false);
    }

    private static IllegalArgumentException none(String column) {
        return new IllegalArgumentException("column " + column + " has no labels: there are no rows, or all are null");
    }

    /** The table with class indices in place of class names. */
    Dataset<Row> indexed(Dataset<?> data) {
        if (!texts) return data.toDF();
        String index = column + "_index";
        return new StringIndexerModel(names.toArray(String[]::new))
                .setInputCol(column)
                .setOutputCol(index)
                .transform(data)
                .drop(column)
                .withColumnRenamed(index, column);
    }
}
