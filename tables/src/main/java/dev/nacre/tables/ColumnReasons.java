package dev.nacre.tables;

import dev.nacre.Layers;
import dev.nacre.autoencoders.anomaly.Explanation;
import dev.nacre.model.Model;
import dev.nacre.tables.layers.ColumnEncodingLayer;
import java.util.List;
import org.jblas.FloatMatrix;

/** Turns what an autoencoder's inputs add to scores into reasons by the columns of the table. */
final class ColumnReasons {
    private final ColumnEncodingLayer encoding;
    private final List<String> names;
    private final List<List<String>> categories;

    ColumnReasons(Model model, TableFeatures features) {
        encoding = Layers.all(model.network().layer()).stream()
                .filter(ColumnEncodingLayer.class::isInstance)
                .map(ColumnEncodingLayer.class::cast)
                .findFirst()
                .orElse(null);
        names = features.names();
        categories = features.categories();
    }

    /** Fails for a model that encodes its columns in another way. */
    void require() {
        if (encoding == null)
            throw new IllegalStateException("reasons need a detector whose network begins with columnEncoding; this one"
                    + " is of an earlier version: learn again");
    }

    boolean available() {
        return encoding != null;
    }

    /** Of one sample; x are raw features. */
    List<Reason> of(FloatMatrix x, Explanation explanation, int sample) {
        double[] parts = encoding.sums(explanation.parts(), sample);
        float[] expected = encoding.decode(explanation.expected(), sample);
        return Reason.ranked(parts, (i, share) -> reason(i, share, x.data[sample * x.rows + i], expected[i]));
    }

    private Reason reason(int column, double share, float found, float expected) {
        boolean number = isNumber(column);
        return new Reason(
                names.isEmpty() ? Integer.toString(column + 1) : names.get(column),
                share,
                text(column, found),
                text(column, expected),
                number ? found : Double.NaN,
                number ? expected : Double.NaN);
    }

    private boolean isNumber(int column) {
        return categories.isEmpty() || categories.get(column).isEmpty();
    }

    private String text(int column, float value) {
        if (isNumber(column)) return Float.isNaN(value) ? "missing" : Float.toString(value);
        List<String> known = categories.get(column);
        return value >= 0 && value < known.size() ? known.get((int) value) : "missing or new";
    }
}
