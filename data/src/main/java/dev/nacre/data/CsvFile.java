package dev.nacre.data;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A table whose columns are known: features, target and categories. Each pass reads the file again. */
final class CsvFile implements RowSource {
    /** Opens the table at its beginning. */
    interface Opener {
        CsvTable open() throws IOException;
    }

    private final Csv csv;
    private final Opener opener;
    private final String source;
    private final int[] columns;
    private final List<String> names;
    private final TargetCell target;
    private final TableLayout layout;
    /** For each feature its categories; null if it is a number. */
    private final Dictionary[] categories;

    private OptionalLong samples = OptionalLong.empty();

    /** Reads the whole table once if classes or categories have to be detected. */
    static CsvFile of(Csv csv, Opener opener) throws IOException {
        try (CsvTable table = opener.open()) {
            return new CsvFile(csv, opener, table);
        }
    }

    /** The table is left at its first row, unless classes or categories have to be detected. */
    CsvFile(Csv csv, Opener opener, CsvTable table) throws IOException {
        this.csv = csv;
        this.opener = opener;
        source = table.source();
        int targetColumn = targetColumn(table);
        columns = features(table, targetColumn);
        names = table.names(columns);
        categories = new Dictionary[columns.length];
        CsvScan scan = scan(table, targetColumn);
        if (scan != null) samples = OptionalLong.of(scan.rows());
        target = cell(table, targetColumn, scan);
        layout = layout(table, targetColumn);
        fillCategories(table, scan);
    }

    private int targetColumn(CsvTable table) throws CsvException {
        Column column = column(csv.target().whole());
        if (column == null) return -1;
        if (csv.layout().isEmpty()) return table.indexOf(column);
        TableLayout layout = csv.layout().get();
        boolean byName = !table.names().isEmpty() && layout.named();
        boolean labels = column instanceof Column.Named
                || column instanceof Column.Numbered numbered && numbered.number() == layout.label() + 1;
        if (byName || !labels) return table.indexOf(column);
        int index = layout.byPlace(source, table.columns()).indexOf(layout.label());
        if (index >= 0) return index;
        throw new CsvException(
                source + ": the label is missing; the model was trained with it in column " + (layout.label() + 1));
    }

    private static Column column(Target target) {
        if (target instanceof Target.Classes classes) return classes.column();
        if (target instanceof Target.Number number) return number.column();
        if (target instanceof Target.Detect detect) return detect.column();
        return target instanceof Target.Ignored ignored ? ignored.column() : null;
    }

    private int[] features(CsvTable table, int targetColumn) throws CsvException {
        if (csv.layout().isPresent()) return ofLayout(table, csv.layout().get());
        Set<Integer> left = new TreeSet<>(List.of(targetColumn));
        for (Column column : csv.ignored()) left.add(table.indexOf(column));
        int[] found = IntStream.range(0, table.columns())
                .filter(i -> !left.contains(i))
                .toArray();
        if (found.length == 0)
            throw new CsvException(source + ": the only column is the target, so there is no feature"
                    + (table.otherSeparator().isEmpty()
                            ? "; is \"" + csv.format().separator() + "\" the right separator?"
                            : table.otherSeparator()));
        return found;
    }

    /** By their names, in any order: of columns with the same name the first is the first. Or by their places. */
    private int[] ofLayout(CsvTable table, TableLayout layout) throws CsvException {
        if (table.names().isEmpty() || !layout.named()) return byPlace(layout, table.columns());
        Map<String, Deque<Integer>> left = new HashMap<>();
        for (int i = 0; i < table.columns(); i++)
            left.computeIfAbsent(table.names().get(i), name -> new ArrayDeque<>())
                    .add(i);
        List<String> names = layout.featureNames();
        int[] found = new int[names.size()];
        for (int i = 0; i < found.length; i++) {
            Deque<Integer> indices = left.getOrDefault(names.get(i), new ArrayDeque<>());
            if (indices.isEmpty())
                throw new CsvException(source + ": there is no column \"" + names.get(i)
                        + "\", which the model was trained with; the columns are " + String.join(", ", table.names())
                        + table.otherSeparator());
            found[i] = indices.remove();
        }
        return found;
    }

    private int[] byPlace(TableLayout layout, int columns) throws CsvException {
        List<Integer> there = layout.byPlace(source, columns);
        Map<Integer, Integer> places = new HashMap<>();
        for (int place = 0; place < there.size(); place++) places.put(there.get(place), place);
        return layout.features().stream().mapToInt(places::get).toArray();
    }

    /** All columns of the table. */
    private TableLayout layout(CsvTable table, int targetColumn) throws CsvException {
        List<Integer> ignored = new ArrayList<>();
        for (Column column : csv.ignored()) ignored.add(table.indexOf(column));
        List<String> all = table.names().isEmpty() ? Collections.nCopies(table.columns(), "") : table.names();
        return new TableLayout(
                all, targetColumn, ignored.stream().distinct().sorted().toList());
    }

    private CsvScan scan(CsvTable table, int targetColumn) throws IOException {
        Target whole = csv.target().whole();
        boolean open =
                whole instanceof Target.Classes classes && classes.labels().isEmpty() || whole instanceof Target.Detect;
        if (csv.categories() instanceof Categories.Detect) {
            boolean gathered = open || whole instanceof Target.Number;
            return CsvScan.detect(table, opener, csv.missing(), columns, gathered ? targetColumn : -1);
        }
        boolean[] gathered = new boolean[columns.length];
        if (csv.categories() instanceof Categories.Of of)
            for (Column column : of.columns()) gathered[feature(table, column)] = true;
        if (!open && csv.categories() instanceof Categories.None
                || !open && csv.categories() instanceof Categories.Known) return null;
        return new CsvScan(csv.missing(), columns, gathered, open ? targetColumn : -1).walk(table);
    }

    private int feature(CsvTable table, Column column) throws CsvException {
        int index = Arrays.binarySearch(columns, table.indexOf(column));
        if (index < 0)
            throw new CsvException(source + ": column " + (table.indexOf(column) + 1)
                    + " is the target or ignored, so it can't hold categories");
        return index;
    }

    private TargetCell cell(CsvTable table, int column, CsvScan scan) throws CsvException {
        Numerals numerals = table.numerals();
        Target whole = csv.target().whole();
        boolean number = whole instanceof Target.Number
                || whole instanceof Target.Detect && scan.target().isNumeric(table);
        if (number) {
            if (scan != null && scan.target() != null) scan.target().requireApart(table);
            return new NumberTarget(column);
        }
        if (whole instanceof Target.Classes classes && !classes.labels().isEmpty())
            return new ClassTarget(column, classes.labels(), numerals);
        if (whole instanceof Target.Classes || whole instanceof Target.Detect)
            return new ClassTarget(column, scan.target().classes(numerals), numerals);
        return new TargetCell(column);
    }

    private void fillCategories(CsvTable table, CsvScan scan) throws CsvException {
        if (csv.categories() instanceof Categories.Known known) {
            if (known.names().size() != columns.length)
                throw new CsvException(
                        source + ": " + columns.length + " features, but the known categories are those of "
                                + known.names().size());
            for (int i = 0; i < columns.length; i++)
                if (!known.names().get(i).isEmpty())
                    categories[i] = new Dictionary(known.names().get(i));
        }
        if (csv.categories() instanceof Categories.Detect)
            for (int i = 0; i < columns.length; i++)
                if (scan.isText(i)) categories[i] = new Dictionary(scan.categories(i, table.numerals()));
        if (csv.categories() instanceof Categories.Of of)
            for (Column column : of.columns()) {
                int i = feature(table, column);
                categories[i] = new Dictionary(scan.categories(i, table.numerals()));
            }
    }

    List<String> names() {
        return names;
    }

    TableLayout layout() {
        return layout;
    }

    List<String> labels() {
        return target.labels();
    }

    /** Empty if all features are numbers. */
    List<List<String>> categories() {
        List<List<String>> lists = new ArrayList<>();
        for (Dictionary each : categories) lists.add(each == null ? List.of() : each.names());
        return lists.stream().allMatch(List::isEmpty) ? List.of() : lists;
    }

    String source() {
        return source;
    }

    @Override
    public int inputs() {
        return columns.length;
    }

    @Override
    public int targets() {
        return target.size();
    }

    @Override
    public OptionalLong samples() {
        return samples;
    }

    @Override
    public boolean missing() {
        return csv.missing().marks();
    }

    @Override
    public Rows open() throws IOException {
        return rows(opener.open());
    }

    /** The rows from the next one of a table with these columns. */
    Rows rows(CsvTable table) {
        boolean known = csv.categories() instanceof Categories.Known;
        boolean partly = csv.target() instanceof Target.Partly;
        return new CsvRows(table, columns, categories, known, target, partly, csv.missing());
    }
}
