package dev.nacre.tables;

import dev.nacre.data.Cell;
import dev.nacre.data.Dictionary;
import dev.nacre.data.Numerals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The features that a model of a table expects, and what their values mean where rows do not come from a file: in
 * records, lists and requests. A value is null if it is missing, a {@link Number}, or a text, which is read as a cell
 * of a table. A category is given by its name, also one whose name is a number. Any other value of such a feature
 * counts as no category, as in a table.
 */
public final class TableFeatures {
    private static final int LISTED = 10;

    private final int count;
    private final List<String> names;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Set<String> unused;
    private final List<List<String>> categories;
    private final List<Dictionary> dictionaries;
    private final Numerals numerals;
    private final boolean missing;

    TableFeatures(
            int count,
            List<String> names,
            Set<String> unused,
            List<List<String>> categories,
            Numerals numerals,
            boolean missing) {
        this.count = count;
        this.names = names;
        for (int i = 0; i < names.size(); i++) indices.put(names.get(i), i);
        this.unused = unused;
        this.categories = categories;
        this.dictionaries = categories.stream().map(Dictionary::new).toList();
        this.numerals = numerals;
        this.missing = missing;
    }

    /**
     * Number of features.
     *
     * @return at least 1
     */
    public int count() {
        return count;
    }

    /**
     * Names of the features.
     *
     * @return in the order of a row; empty if they have none
     */
    public List<String> names() {
        return names;
    }

    /**
     * The categories of each feature.
     *
     * @return for each feature the names of its categories, none if it is a number; empty if all are numbers
     */
    public List<List<String>> categories() {
        return categories;
    }

    /**
     * Whether a number may be missing. A category always may.
     *
     * @return false if such a row is refused
     */
    public boolean missing() {
        return missing;
    }

    /**
     * The values of a record in the order of the features.
     *
     * @param record a value for each feature by its name; null or nothing if it is missing. The label, and columns that
     *     training ignored, may be there and are left out
     * @return a value for each feature
     * @throws IllegalArgumentException if a name is unknown, or the features have no names, or several the same
     */
    public List<Object> ordered(Map<String, ?> record) {
        if (names.isEmpty())
            throw new IllegalArgumentException(
                    "this model's features have no names; give each row as a list of values in their order");
        if (indices.size() < count)
            throw new IllegalArgumentException(
                    "several of this model's features have the same name; give each row as a list of values in their "
                            + "order");
        Object[] values = new Object[count];
        record.forEach((name, value) -> {
            Integer index = indices.get(name);
            if (index != null) values[index] = value;
            else if (!unused.contains(name))
                throw new IllegalArgumentException(
                        "there is no feature " + Quoted.of(name) + "; the features are " + listed());
        });
        return Arrays.asList(values);
    }

    /**
     * What a network takes.
     *
     * @param values a value for each feature, in their order
     * @return raw features: numbers, numbers of categories counted from 0, NaN for a missing number, −1 for no category
     * @throws IllegalArgumentException if there are more or fewer, or a value is not what its feature takes
     */
    public float[] row(List<?> values) {
        if (values.size() != count)
            throw new IllegalArgumentException("there are " + values.size() + " values; the model takes " + count);
        float[] row = new float[count];
        for (int i = 0; i < count; i++) row[i] = isCategory(i) ? category(i, values.get(i)) : number(i, values.get(i));
        return row;
    }

    /** What a network takes, for several records; messages count them from 0. */
    float[][] rows(List<? extends Map<String, ?>> records) {
        float[][] rows = new float[records.size()][];
        for (int i = 0; i < rows.length; i++) {
            try {
                rows[i] = row(ordered(records.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("row " + i + ", " + e.getMessage(), e);
            }
        }
        return rows;
    }

    /**
     * The features whose values are none of their categories, though not missing.
     *
     * @param values as in {@link #row}
     * @return names, or numbers counted from 0 if there are no names
     */
    public List<String> unknown(List<?> values) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < count; i++)
            if (isCategory(i) && !isMissing(values.get(i), true) && category(i, values.get(i)) < 0) found.add(name(i));
        return found;
    }

    private boolean isCategory(int feature) {
        return !categories.isEmpty() && !categories.get(feature).isEmpty();
    }

    private int category(int feature, Object value) {
        if (value == null) return -1;
        Dictionary names = dictionaries.get(feature);
        String text = value.toString().strip();
        return value instanceof Number ? names.numberOfValue(text, Numerals.PLAIN) : names.number(text);
    }

    private float number(int feature, Object value) {
        if (isMissing(value, false)) {
            if (missing) return Float.NaN;
            throw wrong(feature, "the value is missing, which this model does not take; give a number");
        }
        float number = value instanceof Number given
                ? given.floatValue()
                : Cell.number(value.toString().strip(), numerals);
        if (Float.isNaN(number)) throw wrong(feature, Quoted.of(value.toString()) + " is not a number; give one");
        if (Float.isInfinite(number))
            throw wrong(feature, Quoted.shortened(value.toString()) + " is too large for a 32-bit number");
        return number;
    }

    private static boolean isMissing(Object value, boolean category) {
        if (value instanceof Number number) return Double.isNaN(number.doubleValue());
        return value == null || Cell.isMissing(value.toString().strip(), category);
    }

    private String name(int feature) {
        return names.isEmpty() ? Integer.toString(feature) : names.get(feature);
    }

    private IllegalArgumentException wrong(int feature, String what) {
        return new IllegalArgumentException((names.isEmpty() ? "number " : "feature ") + name(feature) + ": " + what);
    }

    private String listed() {
        return names.size() <= LISTED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, LISTED)) + " and " + (names.size() - LISTED) + " more";
    }
}
