package dev.nacre.spark;

import dev.nacre.autoencoders.anomaly.Explanation;
import dev.nacre.model.Model;
import dev.nacre.tables.Reason;
import dev.nacre.tables.UnusualRows;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jblas.FloatMatrix;

/**
 * Why samples are anomalies. A detector of the rows of a table speaks of its columns in their units, any other of the
 * inputs of its autoencoder, after preprocessing.
 *
 * @param rows the detector
 * @param names of its features; empty if they have none
 */
record AnomalyReasons(UnusualRows rows, List<String> names) {
    /** Those with the largest shares. */
    private static final int MOST = 5;

    static final ArrayType TYPE = DataTypes.createArrayType(
            new StructType(new StructField[] {
                new StructField("feature", DataTypes.StringType, false, Metadata.empty()),
                new StructField("share", DataTypes.DoubleType, false, Metadata.empty()),
                new StructField("found", DataTypes.StringType, false, Metadata.empty()),
                new StructField("expected", DataTypes.StringType, false, Metadata.empty())
            }),
            false);

    static AnomalyReasons of(Model model) {
        return new AnomalyReasons(new UnusualRows(model), model.features());
    }

    /** None for a sample that is no anomaly. */
    Row[] of(FloatMatrix x, int sample, boolean anomaly) {
        if (!anomaly) return new Row[0];
        FloatMatrix one = x.getColumn(sample);
        List<Reason> all = rows.hasReasons()
                ? rows.score(new float[][] {one.data}).get(0).reasons()
                : byInput(rows.detector().explain(one));
        return all.stream()
                .limit(MOST)
                .map(reason -> RowFactory.create(reason.column(), reason.share(), reason.found(), reason.expected()))
                .toArray(Row[]::new);
    }

    private List<Reason> byInput(Explanation explanation) {
        float[] parts = explanation.parts().data;
        return Reason.ranked(
                IntStream.range(0, parts.length).mapToDouble(i -> parts[i]).toArray(),
                (i, share) -> reason(explanation, i, share));
    }

    private Reason reason(Explanation explanation, int input, double share) {
        float found = explanation.found().data[input];
        float expected = explanation.expected().data[input];
        String name = names.size() == explanation.parts().length ? names.get(input) : Integer.toString(input);
        return new Reason(name, share, Float.toString(found), Float.toString(expected), found, expected);
    }
}
