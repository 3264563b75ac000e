package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.data.Categories;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.CsvCursor;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.data.TableFormat;
import dev.nacre.data.TableLayout;
import dev.nacre.data.Target;
import dev.nacre.layers.Sequential;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.tables.evaluation.DecisionThreshold;
import dev.nacre.tuning.Ensemble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that a model of a table expects, and how its tables are read: what training was told is kept in the
 * model's notes, and holds for every other table.
 */
final class TableSchema {
    private static final String COLUMNS = "columns";
    private static final String LABEL = "label column";
    private static final String IGNORED = "ignored columns";
    private static final String HALF_WIDTH = "half width of the interval";
    private static final String METRIC = "metric";

    private final Model model;
    private final TableFormat format;
    private final TableLayout layout;
    private final DecisionThreshold threshold;
    private final float halfWidth;

    TableSchema(Model model) {
        this.model = model;
        this.format = TableFormat.of(model.notes());
        this.layout = layout(model);
        this.threshold = DecisionThreshold.of(model);
        this.halfWidth = Float.parseFloat(model.notes().getOrDefault(HALF_WIDTH, "NaN"));
    }

    /** Without notes of a table: the features, and the label as the last column. */
    private static TableLayout layout(Model model) {
        if (model.notes().containsKey(COLUMNS)) return layout(model.notes());
        int inputs = model.network().inputs();
        List<String> names =
                new ArrayList<>(model.features().isEmpty() ? Collections.nCopies(inputs, "") : model.features());
        names.add(model.features().isEmpty() ? "" : model.notes().getOrDefault("label", ""));
        return new TableLayout(names, inputs, List.of());
    }

    /** The columns that {@link #notes(TableLayout, TableOptions)} kept. */
    static TableLayout layout(Map<String, String> notes) {
        return new TableLayout(
                NameList.parse(notes.get(COLUMNS)),
                Integer.parseInt(notes.getOrDefault(LABEL, "0")) - 1,
                NameList.parse(notes.getOrDefault(IGNORED, "")).stream()
                        .map(number -> Integer.parseInt(number) - 1)
                        .toList());
    }

    /** What a model keeps of its table. */
    static Map<String, String> notes(TableLayout layout, TableOptions options) {
        Map<String, String> notes = new HashMap<>(options.format().notes());
        notes.put(COLUMNS, NameList.format(layout.names()));
        notes.put(LABEL, Integer.toString(layout.label() + 1));
        List<String> numbers =
                layout.ignored().stream().map(i -> Integer.toString(i + 1)).toList();
        if (!numbers.isEmpty()) notes.put(IGNORED, NameList.format(numbers));
        String name = layout.label() < 0 ? "" : layout.names().get(layout.label());
        if (layout.label() >= 0) notes.put("label", name.isEmpty() ? Integer.toString(layout.label() + 1) : name);
        return notes;
    }

    /** What a model keeps of its assessment. */
    static Map<String, String> notes(TableAssessment assessment, TableOptions options) {
        Map<String, String> notes = new HashMap<>(new DecisionThreshold(assessment.threshold()).notes());
        assessment.halfWidth().ifPresent(width -> notes.put(HALF_WIDTH, Double.toString(width)));
        options.metric().ifPresent(metric -> notes.put(METRIC, Plugins.format(metric)));
        return notes;
    }

    /** From which probability on the second of two classes is predicted. */
    DecisionThreshold threshold() {
        return threshold;
    }

    /** Half the width of the prediction interval; NaN if there is none. */
    float halfWidth() {
        return halfWidth;
    }

    /** How the model is judged. */
    Metric metric() {
        String chosen = model.notes().get(METRIC);
        return chosen == null ? Judge.of(!model.labels().isEmpty()) : Plugins.parse(Metric.class, chosen);
    }

    /** The label's column in training. */
    Column label() {
        String name = layout.label() < 0 ? "" : layout.names().get(layout.label());
        return name.isEmpty() ? new Column.Numbered(layout.label() + 1) : new Column.Named(name);
    }

    /** Reads the features alone. */
    Dataset rows(Path file) throws IOException {
        return csv(new Target.None()).read(file);
    }

    /** Reads features and label. */
    Dataset labelled(Path file, Column column) throws IOException {
        Target target =
                model.labels().isEmpty() ? new Target.Number(column) : new Target.Classes(column, model.labels());
        return csv(target).read(file);
    }

    /** The features row by row, with the texts of other columns. */
    CsvCursor walk(Path file, List<Column> beside) throws IOException {
        return csv(new Target.None()).walk(file, beside);
    }

    private Csv csv(Target target) {
        return new Csv(format, target, categories(), missing(), List.of(), Optional.of(layout));
    }

    /** The categories of the model's features; none if all are numbers. */
    Categories categories() {
        return Categories.of(beginning(model.network().spec()), model.network().inputs());
    }

    /** All members of an ensemble have the same preprocessing. */
    private static LayerSpec beginning(LayerSpec network) {
        if (network instanceof Ensemble ensemble)
            return beginning(ensemble.members().get(0));
        boolean nested = network instanceof Sequential chain
                && (chain.layers().get(0) instanceof Ensemble || chain.layers().get(0) instanceof Sequential);
        return nested ? beginning(((Sequential) network).layers().get(0)) : network;
    }

    /** Only a network that fills missing numbers accepts them. */
    private Missing missing() {
        return model.network().layer().takesMissing() ? Missing.FILL : Missing.REFUSE;
    }

    /** What rows from elsewhere than a file may contain: what a file may. */
    TableFeatures features() {
        List<List<String>> known = categories() instanceof Categories.Known categories ? categories.names() : List.of();
        boolean missing = model.network().layer().takesMissing();
        return new TableFeatures(
                model.network().inputs(),
                model.features(),
                Set.copyOf(layout.names()),
                known,
                format.numerals(),
                missing);
    }
}
