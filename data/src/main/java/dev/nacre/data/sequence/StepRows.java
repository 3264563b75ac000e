package dev.nacre.data.sequence;

import dev.nacre.Checks;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.data.Column;
import dev.nacre.data.Csv;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Reads files with a line for each step of several sequences: a column tells the sequences apart, and each sequence is
 * a sample with one label, which all of its lines repeat.
 *
 * @param csv how the lines are read: the target is the label, all other columns but those below are features of a step
 * @param id the column that tells sequences apart; their lines need not stand together
 * @param time the column of times, which gives the order of steps; empty for the order of the lines
 */
public record StepRows(Csv csv, Column id, Optional<Column> time) {
    /** Checks the components. */
    public StepRows {
        Objects.requireNonNull(csv, "csv");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(time, "time");
        if (csv.missing() != Missing.REFUSE)
            throw new IllegalArgumentException("missing must be refuse, not " + csv.missing()
                    + ": in a sequence NaN stands for a step that is not there");
    }

    /**
     * Steps in the order of the lines.
     *
     * @param csv how the lines are read
     * @param id the column that tells sequences apart: its name, or its number counted from 1
     */
    public StepRows(Csv csv, String id) {
        this(csv, Column.parse(id), Optional.empty());
    }

    /**
     * Reads a file into memory.
     *
     * @param file the table, no pipe
     * @return a sample for each sequence, in the order in which the file names them first, of the shape longest
     *     sequence × 1 × features; the steps that a shorter one lacks at its end are NaN
     * @throws IOException if the file can't be read, or has an error
     * @throws IllegalArgumentException if a sequence has two labels, or a time twice
     */
    public Dataset read(Path file) throws IOException {
        List<Column> left = new ArrayList<>(csv.ignored());
        left.add(id);
        time.ifPresent(left::add);
        Csv steps = csv.without(left.toArray(Column[]::new));
        Dataset rows = steps.read(file);
        List<String> ids = steps.texts(file, id);
        List<int[]> sequences = time.isPresent() ? ordered(file, steps.texts(file, time.get()), ids) : together(ids);
        requireOneLabel(file, rows.samples().t(), sequences, ids);
        return new Dataset(samples(rows.samples(), sequences), List.of(), rows.labels());
    }

    private List<int[]> ordered(Path file, List<String> times, List<String> ids) {
        String source = file.toString();
        String column = time.orElseThrow().toString();
        return Series.of(source, column, TimeColumn.of(source, column, times), ids).stream()
                .map(Series::rows)
                .toList();
    }

    private static List<int[]> together(List<String> ids) {
        Map<String, List<Integer>> byId = new LinkedHashMap<>();
        for (int row = 0; row < ids.size(); row++)
            byId.computeIfAbsent(ids.get(row), id -> new ArrayList<>()).add(row);
        return byId.values().stream()
                .map(rows -> rows.stream().mapToInt(row -> row).toArray())
                .toList();
    }

    private static void requireOneLabel(Path file, FloatMatrix t, List<int[]> sequences, List<String> ids) {
        if (t == null) return;
        for (int[] rows : sequences)
            for (int row : rows)
                for (int i = 0; i < t.rows; i++)
                    if (t.data[row * t.rows + i] != t.data[rows[0] * t.rows + i])
                        throw new IllegalArgumentException(file + ", row " + (row + 1) + ": sequence " + ids.get(row)
                                + " has another label here than in row " + (rows[0] + 1)
                                + "; a sequence has one label, which all of its lines repeat");
    }

    private static Samples samples(Samples rows, List<int[]> sequences) {
        int features = rows.inputs();
        int longest = sequences.stream().mapToInt(each -> each.length).max().orElse(1);
        int size = Math.multiplyExact(longest, features);
        Checks.requireFewer("sequences", size, sequences.size(), "cut long sequences, or read fewer");
        FloatMatrix x = new FloatMatrix(size, sequences.size());
        Arrays.fill(x.data, Float.NaN);
        for (int s = 0; s < sequences.size(); s++)
            for (int t = 0; t < sequences.get(s).length; t++)
                System.arraycopy(
                        rows.x().data, sequences.get(s)[t] * features, x.data, s * size + t * features, features);
        int[] first = sequences.stream().mapToInt(each -> each[0]).toArray();
        FloatMatrix targets = rows.t() == null ? null : columns(rows.t(), first);
        boolean missing = sequences.stream().anyMatch(each -> each.length < longest);
        return new Samples(x, targets, null, missing, new Shape(longest, 1, features));
    }

    private static FloatMatrix columns(FloatMatrix t, int[] chosen) {
        FloatMatrix some = new FloatMatrix(t.rows, chosen.length);
        IntStream.range(0, chosen.length)
                .forEach(s -> System.arraycopy(t.data, chosen[s] * t.rows, some.data, s * t.rows, t.rows));
        return some;
    }
}
