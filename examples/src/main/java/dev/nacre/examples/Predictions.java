package dev.nacre.examples;

import dev.nacre.Pass;
import dev.nacre.compute.Argmax;
import dev.nacre.data.Dataset;
import dev.nacre.model.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jblas.FloatMatrix;

/**
 * A model's predictions for a table, batch by batch. A row with a prediction of NaN or infinity is refused by its
 * number.
 *
 * @param file the table
 */
record Predictions(Model model, Dataset rows, Path file) {
    private static final int BATCH = 1024;

    /** As CSV: label and probability, or the numbers of a model without labels. */
    void write(Appendable out) throws IOException {
        forEachBatch((first, y) -> {
            for (int s = 0; s < y.columns; s++)
                out.append(line(y.data, s * y.rows, (s + 1) * y.rows)).append(System.lineSeparator());
            return !(out instanceof PrintWriter console && console.checkError());
        });
    }

    /** Outputs × samples. */
    FloatMatrix all() throws IOException {
        FloatMatrix all = new FloatMatrix(model.network().outputs(), rows.size());
        forEachBatch((first, y) -> {
            System.arraycopy(y.data, 0, all.data, first * y.rows, y.length);
            return true;
        });
        return all;
    }

    private interface Use {
        /** Whether to go on. */
        boolean batch(int first, FloatMatrix y) throws IOException;
    }

    private void forEachBatch(Use use) throws IOException {
        try (Pass batches = rows.inOrder(BATCH)) {
            int first = 0;
            boolean on = true;
            while (on && batches.hasNext()) {
                FloatMatrix y = model.predict(batches.next().x());
                requireFinite(first, y);
                on = use.batch(first, y);
                first += y.columns;
            }
        }
    }

    private void requireFinite(int first, FloatMatrix y) {
        for (int i = 0; i < y.length; i++)
            if (!Float.isFinite(y.data[i])) throw beyond(file, rows, first + i / y.rows, y.data[i]);
    }

    /** A row whose numbers overflow in the network: most likely by the largest of them. */
    static IllegalArgumentException beyond(Path file, Dataset rows, int row, double result) {
        int inputs = rows.samples().inputs();
        float[] x = rows.samples().x().data;
        int largest = row * inputs;
        for (int i = row * inputs; i < (row + 1) * inputs; i++)
            if (Math.abs(x[i]) > Math.abs(x[largest]) || Float.isNaN(x[largest])) largest = i;
        int feature = largest - row * inputs;
        String name = rows.features().isEmpty() ? "" : " (" + rows.features().get(feature) + ")";
        return new IllegalArgumentException(file + ", row " + (row + 1) + ", feature " + (feature + 1) + name + ": "
                + x[largest] + " is beyond what the network can compute, it gives " + result
                + "; correct it or leave the row out");
    }

    private String line(float[] y, int from, int to) {
        if (!model.labels().isEmpty()) {
            int best = Argmax.of(y, from, to);
            return quoted(model.labels().get(best)) + String.format(Locale.ROOT, ",%.4f", y[from + best]);
        }
        StringBuilder line = new StringBuilder().append(y[from]);
        for (int i = from + 1; i < to; i++) line.append(',').append(y[i]);
        return line.toString();
    }

    /** RFC 4180. */
    private static String quoted(String label) {
        return label.matches("[^\",\\r\\n]*") ? label : '"' + label.replace("\"", "\"\"") + '"';
    }
}
