package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.data.Target;
import dev.nacre.layers.Sequential;
import dev.nacre.model.Model;
import dev.nacre.tuning.Ensemble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads rows for a trained model. */
public final class RawRows {
    private RawRows() {}

    /**
     * The features alone. The file may contain columns that training did not use: the label, where training found it or
     * else as the last column, and ignored columns.
     */
    static Dataset read(Path file, Model model) throws IOException {
        int inputs = model.network().inputs();
        Column label = Column.parse(model.notes().getOrDefault("label", "last"));
        List<Column> ignored = ignored(model);
        Csv csv = new Csv(new Target.None()).with(categories(model)).with(missing(model));
        int extra = csv.columns(file) - inputs;
        if (extra != 0 && extra != 1 && extra != ignored.size() && extra != ignored.size() + 1)
            throw new IllegalArgumentException(file + ": " + (inputs + extra) + " columns; the model takes " + inputs
                    + " features, so " + inputs + " columns, or " + (inputs + 1) + " with the label as the last one");
        List<Column> left = new ArrayList<>();
        if (extra == ignored.size() || extra == ignored.size() + 1) left.addAll(ignored);
        if (extra > left.size()) left.add(label);
        Dataset rows = csv.without(left.toArray(Column[]::new)).read(file);
        requireNames(file, rows.features(), model.features());
        return rows;
    }

    private static List<Column> ignored(Model model) {
        String names = model.notes().getOrDefault("ignored", "");
        return names.isEmpty()
                ? List.of()
                : Stream.of(names.split(",")).map(Column::parse).toList();
    }

    /**
     * The categories of a model's features.
     *
     * @param model a network, or several that predict together
     * @return those that it was trained with; none if all features are numbers
     */
    public static Categories categories(Model model) {
        return Categories.of(beginning(model.network().spec()), model.network().inputs());
    }

    /** All members of an ensemble have the same preprocessing. */
    private static LayerSpec beginning(LayerSpec network) {
        if (network instanceof Ensemble ensemble)
            return beginning(ensemble.members().get(0));
        return network instanceof Sequential chain && chain.layers().get(0) instanceof Ensemble first
                ? beginning(first)
                : network;
    }

    /** Only a network that fills missing values accepts them. */
    static Missing missing(Model model) {
        return model.network().layer().takesMissing() ? Missing.KEEP : Missing.REFUSE;
    }

    /** If both have names, they must be equal: columns could be in another order. */
    static void requireNames(Path file, List<String> found, List<String> expected) {
        if (found.isEmpty() || expected.isEmpty()) return;
        for (int i = 0; i < expected.size(); i++)
            if (!found.get(i).equals(expected.get(i)))
                throw new IllegalArgumentException(file + ": column " + (i + 1) + " is called " + found.get(i)
                        + "; the model was trained with " + expected.get(i) + " there");
    }
}
