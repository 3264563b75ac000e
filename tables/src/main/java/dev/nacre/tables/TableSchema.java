package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Header;
import dev.nacre.data.Missing;
import dev.nacre.data.Target;
import dev.nacre.layers.Sequential;
import dev.nacre.model.Model;
import dev.nacre.tuning.Ensemble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns that a model of a table expects, and how its tables are read: what training was told is kept in the
 * model's notes, and holds for every other table.
 */
final class TableSchema {
    private static final String LABEL = "label";
    private static final String IGNORED = "ignored columns";
    private static final String SEPARATOR = "separator";

    private final Model model;
    private final Column label;
    private final List<Column> ignored;
    private final char separator;

    TableSchema(Model model) {
        this.model = model;
        this.label = Column.parse(model.notes().getOrDefault(LABEL, "last"));
        String columns = model.notes().getOrDefault(IGNORED, "");
        this.ignored = columns.isEmpty()
                ? List.of()
                : Stream.of(columns.split("\n")).map(Column::parse).toList();
        this.separator = model.notes().getOrDefault(SEPARATOR, ",").charAt(0);
    }

    /** What a model keeps of its training's options. */
    static Map<String, String> notes(Column label, TableOptions options) {
        Map<String, String> notes = new HashMap<>();
        notes.put(LABEL, text(label));
        notes.put(SEPARATOR, String.valueOf(options.separator()));
        if (!options.ignored().isEmpty())
            notes.put(IGNORED, options.ignored().stream().map(TableSchema::text).collect(Collectors.joining("\n")));
        return notes;
    }

    private static String text(Column column) {
        if (column instanceof Column.Named named) return named.name();
        return column instanceof Column.Numbered numbered ? Integer.toString(numbered.number()) : "last";
    }

    /** The label's column in training. */
    Column label() {
        return label;
    }

    /**
     * Reads the features alone. The file may contain columns that training did not use: the label, where training found
     * it or else as the last column, and ignored columns.
     */
    Dataset rows(Path file) throws IOException {
        int inputs = model.network().inputs();
        Csv csv = csv(new Target.None(), List.of());
        int extra = csv.columns(file) - inputs;
        if (extra != 0 && extra != 1 && extra != ignored.size() && extra != ignored.size() + 1)
            throw new IllegalArgumentException(file + ": " + (inputs + extra) + " columns; the model takes " + inputs
                    + " features, so " + inputs + " columns, or " + (inputs + 1) + " with the label as the last one");
        List<Column> left = new ArrayList<>();
        if (extra == ignored.size() || extra == ignored.size() + 1) left.addAll(ignored);
        if (extra > left.size()) left.add(label);
        Dataset rows = csv.without(left.toArray(Column[]::new)).read(file);
        requireNames(file, rows.features());
        return rows;
    }

    /** Reads features and label. */
    Dataset labelled(Path file, Column column) throws IOException {
        Target target =
                model.labels().isEmpty() ? new Target.Number(column) : new Target.Classes(column, model.labels());
        Dataset data = csv(target, ignored).read(file);
        if (data.inputs() != model.network().inputs())
            throw new IllegalArgumentException(
                    file + ": " + data.inputs() + " columns besides the label; the model takes "
                            + model.network().inputs());
        requireNames(file, data.features());
        return data;
    }

    private Csv csv(Target target, List<Column> left) {
        return new Csv(separator, Header.DETECT, target, categories(), missing(), left);
    }

    /** The categories of the model's features; none if all are numbers. */
    Categories categories() {
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
    private Missing missing() {
        return model.network().layer().takesMissing() ? Missing.KEEP : Missing.REFUSE;
    }

    /** If both have names, they must be equal: columns could be in another order. */
    private void requireNames(Path file, List<String> found) {
        List<String> expected = model.features();
        if (found.isEmpty() || expected.isEmpty()) return;
        for (int i = 0; i < expected.size(); i++)
            if (!found.get(i).equals(expected.get(i)))
                throw new IllegalArgumentException(file + ": column " + (i + 1) + " is called " + found.get(i)
                        + "; the model was trained with " + expected.get(i) + " there");
    }

    /** What rows from elsewhere than a file may contain. */
    TableFeatures features() {
        Set<String> unused = Stream.concat(Stream.of(label), ignored.stream())
                .filter(Column.Named.class::isInstance)
                .map(TableSchema::text)
                .collect(Collectors.toSet());
        List<List<String>> known = categories() instanceof Categories.Known categories ? categories.names() : List.of();
        boolean missing = model.network().layer().takesMissing();
        return new TableFeatures(model.network().inputs(), model.features(), unused, known, missing);
    }
}
