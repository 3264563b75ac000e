package dev.nacre.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    /** For each feature its categories; null if it is a number. */
    private final Dictionary[] categories;

    private OptionalLong samples = OptionalLong.empty();

    /** Reads the whole table once if classes or categories have to be detected. */
    CsvFile(Csv csv, Opener opener) throws IOException {
        this.csv = csv;
        this.opener = opener;
        try (CsvTable table = opener.open()) {
            source = table.source();
            int targetColumn = targetColumn(table);
            columns = features(table, targetColumn);
            names = table.names(columns);
            categories = new Dictionary[columns.length];
            CsvScan scan = scan(table, targetColumn);
            if (scan != null) samples = OptionalLong.of(scan.rows());
            target = cell(targetColumn, scan);
            fillCategories(table, scan);
        }
    }

    private int targetColumn(CsvTable table) throws CsvException {
        Target t = csv.target();
        if (t instanceof Target.Classes classes) return table.indexOf(classes.column());
        if (t instanceof Target.Number number) return table.indexOf(number.column());
        return t instanceof Target.Ignored ignored ? table.indexOf(ignored.column()) : -1;
    }

    private int[] features(CsvTable table, int targetColumn) throws CsvException {
        Set<Integer> left = new TreeSet<>(List.of(targetColumn));
        for (Column column : csv.ignored()) left.add(table.indexOf(column));
        int[] found = IntStream.range(0, table.columns())
                .filter(i -> !left.contains(i))
                .toArray();
        if (found.length == 0)
            throw new CsvException(source + ": the only column is the target, so there is no feature; is \""
                    + csv.separator() + "\" the right separator?");
        return found;
    }

    private CsvScan scan(CsvTable table, int targetColumn) throws IOException {
        boolean open = csv.target() instanceof Target.Classes classes
                && classes.labels().isEmpty();
        int classColumn = open ? targetColumn : -1;
        if (csv.categories() instanceof Categories.Detect)
            return CsvScan.detect(table, opener, csv.missing(), columns, classColumn);
        boolean[] gathered = new boolean[columns.length];
        if (csv.categories() instanceof Categories.Of of)
            for (Column column : of.columns()) gathered[feature(table, column)] = true;
        if (!open && csv.categories() instanceof Categories.None
                || !open && csv.categories() instanceof Categories.Known) return null;
        return new CsvScan(csv.missing(), columns, gathered, classColumn).walk(table);
    }

    private int feature(CsvTable table, Column column) throws CsvException {
        int index = Arrays.binarySearch(columns, table.indexOf(column));
        if (index < 0)
            throw new CsvException(source + ": column " + (table.indexOf(column) + 1)
                    + " is the target or ignored, so it can't hold categories");
        return index;
    }

    private TargetCell cell(int column, CsvScan scan) {
        if (csv.target() instanceof Target.Classes classes)
            return new TargetCell.OneOf(column, classes.labels().isEmpty() ? scan.labels() : classes.labels());
        return csv.target() instanceof Target.Number ? new TargetCell.Value(column) : new TargetCell(column);
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
                if (scan.isText(i)) categories[i] = new Dictionary(scan.categories(i));
        if (csv.categories() instanceof Categories.Of of)
            for (Column column : of.columns()) {
                int i = feature(table, column);
                categories[i] = new Dictionary(scan.categories(i));
            }
    }

    List<String> names() {
        return names;
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
        return csv.missing() == Missing.KEEP;
    }

    @Override
    public Rows open() throws IOException {
        return new CsvRows(opener.open(), columns, categories, target, csv.missing());
    }
}
