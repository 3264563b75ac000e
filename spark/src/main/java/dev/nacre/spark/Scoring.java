package dev.nacre.spark;

import dev.nacre.Samples;
import dev.nacre.compute.Parallel;
import dev.nacre.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jblas.FloatMatrix;

/** Adds the output of a model to the rows of a partition, in batches. */
final class Scoring implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;
    private static final int BATCH = 256;

    private final Broadcast<SharedModel> shared;
    private final int column;
    private final String name;
    private final SampleScores scores;

    Scoring(Broadcast<SharedModel> shared, int column, String name, SampleScores scores) {
        this.shared = shared;
        this.column = column;
        this.name = name;
        this.scores = scores;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        Model model = shared.value().get();
        Function<FloatMatrix, Object[][]> scoring = scores.of(model);
        return new Iterator<>() {
            private Iterator<Row> scored = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                if (!scored.hasNext() && rows.hasNext()) scored = Parallel.alone(() -> batch(model, scoring, rows));
                return scored.hasNext();
            }

            @Override
            public Row next() {
                if (!hasNext()) throw new NoSuchElementException();
                return scored.next();
            }
        };
    }

    private Iterator<Row> batch(Model model, Function<FloatMatrix, Object[][]> scoring, Iterator<Row> rows) {
        List<Row> batch = new ArrayList<>(BATCH);
        FloatList x = new FloatList();
        int inputs = model.network().inputs();
        while (batch.size() < BATCH && rows.hasNext()) {
            Row row = rows.next();
            double[] features = SampleColumns.numbers(row, column, name);
            if (features.length != inputs)
                throw new IllegalArgumentException("column " + name + " has a vector of " + features.length
                        + " elements; the model expects " + inputs + " features");
            x.add(features, batch.size());
            batch.add(row);
        }
        FloatMatrix matrix = new FloatMatrix(inputs, batch.size(), x.toArray());
        // checks the numbers: NaN is allowed only if the network fills missing values
        new Samples(
                matrix,
                null,
                null,
                model.network().layer().takesMissing(),
                model.network().inputShape());
        Object[][] cells = scoring.apply(matrix);
        List<Row> out = new ArrayList<>(batch.size());
        for (int s = 0; s < cells.length; s++) out.add(joined(batch.get(s), cells[s]));
        return out.iterator();
    }

    private static Row joined(Row row, Object[] cells) {
        Object[] values = new Object[row.length() + cells.length];
        for (int i = 0; i < row.length(); i++) values[i] = row.get(i);
        System.arraycopy(cells, 0, values, row.length(), cells.length);
        return RowFactory.create(values);
    }
}
