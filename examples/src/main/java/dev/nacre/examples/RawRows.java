package dev.nacre.examples;

import dev.nacre.Model;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads rows for a model that was trained on the like. */
final class RawRows {
    private RawRows() {}

    /** The features alone. The last column is left out if there is one more than the model has inputs: the label. */
    static Dataset read(Path file, Model model) throws IOException {
        int inputs = model.network().inputs();
        Csv featuresOnly = new Csv(new Target.None());
        int columns = featuresOnly.columns(file);
        if (columns != inputs && columns != inputs + 1)
            throw new IllegalArgumentException(file + ": " + columns + " columns; the model takes " + inputs
                    + " features, so " + inputs + " columns, or " + (inputs + 1) + " with the label as the last one");
        Dataset rows = (columns == inputs ? featuresOnly : new Csv(new Target.Ignored(label(model)))).read(file);
        requireNames(file, rows.features(), model.features());
        return rows;
    }

    /** Where training found it, else last. */
    private static Column label(Model model) {
        String label = model.notes().get("label");
        return label == null ? new Column.Last() : Column.parse(label);
    }

    /** Where both have names they must be the same, or columns would be mixed up unseen. */
    static void requireNames(Path file, List<String> found, List<String> expected) {
        if (found.isEmpty() || expected.isEmpty()) return;
        for (int i = 0; i < expected.size(); i++)
            if (!found.get(i).equals(expected.get(i)))
                throw new IllegalArgumentException(file + ": column " + (i + 1) + " is called " + found.get(i)
                        + "; the model was trained with " + expected.get(i) + " there");
    }
}
