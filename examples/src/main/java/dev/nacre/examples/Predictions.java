package dev.nacre.examples;

import dev.nacre.Pass;
import dev.nacre.compute.Argmax;
import dev.nacre.data.Dataset;
import dev.nacre.model.Model;
import java.io.IOException;
import java.util.Locale;
import org.jblas.FloatMatrix;

/** A model's predictions for a table, as CSV: label and probability, or numbers for a model without labels. */
record Predictions(Model model, Dataset rows) {
    private static final int BATCH = 1024;

    void write(Appendable out) throws IOException {
        try (Pass batches = rows.inOrder(BATCH)) {
            while (batches.hasNext()) {
                FloatMatrix y = model.predict(batches.next().x());
                for (int s = 0; s < y.columns; s++)
                    out.append(line(y.data, s * y.rows, (s + 1) * y.rows)).append(System.lineSeparator());
            }
        }
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
