package dev.nacre.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The columns of the table that a model was trained with, to find its features in other tables: by their names, in any
 * order, or by their places if one of the tables has no header. A table may lack the label and the ignored columns; by
 * places, all ignored ones or none. Other columns of a table with a header are left out.
 *
 * @param names of all columns; empty texts if there was no header
 * @param label which column was the label, counted from 0; −1 if none was
 * @param ignored which columns were ignored, counted from 0, in ascending order
 */
public record TableLayout(List<String> names, int label, List<Integer> ignored) {
    /** Keeps copies. */
    public TableLayout {
        names = List.copyOf(names);
        ignored = List.copyOf(ignored);
    }

    /** Whether there was a header. */
    boolean named() {
        return names.stream().anyMatch(name -> !name.isEmpty());
    }

    /** The features, counted among all columns. */
    List<Integer> features() {
        Set<Integer> left = new HashSet<>(ignored);
        left.add(label);
        return all().filter(i -> !left.contains(i)).toList();
    }

    private Stream<Integer> all() {
        return IntStream.range(0, names.size()).boxed();
    }

    List<String> featureNames() {
        return features().stream().map(names::get).toList();
    }

    /** Which columns a table without names, or for a layout without, has by its number of columns. */
    List<Integer> byPlace(String source, int columns) throws CsvException {
        List<Integer> all = all().toList();
        List<List<Integer>> forms = Stream.of(all, without(all, List.of(label)), without(all, ignored), features())
                .distinct()
                .filter(form -> form.size() == columns)
                .toList();
        if (forms.size() == 1) return forms.get(0);
        String expected = features().size() + " features"
                + (label < 0 ? "" : ", and the label in column " + (label + 1))
                + (ignored.isEmpty()
                        ? ""
                        : ", and ignored ones in "
                                + ignored.stream()
                                        .map(i -> Integer.toString(i + 1))
                                        .collect(Collectors.joining(", ")));
        throw new CsvException(source + ": " + columns + " columns; the model was trained with " + names.size() + ": "
                + expected
                + (forms.isEmpty()
                        ? ""
                        : "; without a header it can't be known which of these is missing: give it one like the "
                                + "training table's"));
    }

    private static List<Integer> without(List<Integer> all, List<Integer> left) {
        Set<Integer> without = new HashSet<>(left);
        return all.stream().filter(i -> !without.contains(i)).toList();
    }
}
