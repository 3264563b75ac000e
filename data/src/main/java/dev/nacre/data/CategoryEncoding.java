package dev.nacre.data;

import dev.nacre.LayerSpec;
import java.util.HashSet;
import java.util.List;

/**
 * A layer that encodes columns of category numbers, and knows the names of the categories. So a model file is enough to
 * read raw rows: readers turn texts into numbers by it ({@link Categories#of}).
 */
public interface CategoryEncoding extends LayerSpec {
    /**
     * Which columns hold categories.
     *
     * @return counted from 0, ascending
     */
    List<Integer> columns();

    /**
     * The categories of each of these columns.
     *
     * @return names, number 0 first
     */
    List<List<String>> categories();

    /**
     * Fails unless columns and categories fit together.
     *
     * @param columns must be at least 0 and ascending
     * @param categories must be as many lists, none of them empty, without a name twice
     */
    static void require(List<Integer> columns, List<List<String>> categories) {
        requireAscending(columns);
        if (categories.size() != columns.size())
            throw new IllegalArgumentException(
                    "categories must be given for each of the columns " + columns + ", not " + categories.size());
        for (List<String> names : categories)
            if (names.isEmpty() || new HashSet<>(names).size() < names.size())
                throw new IllegalArgumentException(
                        "each column needs at least one category, and all must differ, not " + names);
    }

    /**
     * Fails unless columns are counted from 0 and ascending.
     *
     * @param columns which columns
     */
    static void requireAscending(List<Integer> columns) {
        for (int i = 0; i < columns.size(); i++)
            if (columns.get(i) < (i == 0 ? 0 : columns.get(i - 1) + 1))
                throw new IllegalArgumentException("columns must be >= 0 and ascending, not " + columns);
    }

    /**
     * Fails unless all columns are there.
     *
     * @param layer the layer's name, for the message
     * @param columns counted from 0, ascending
     * @param inputs number of columns that there are
     */
    static void requireAmong(String layer, List<Integer> columns, int inputs) {
        if (!columns.isEmpty() && columns.get(columns.size() - 1) >= inputs)
            throw new IllegalArgumentException(layer + ": there is no column " + columns.get(columns.size() - 1)
                    + " (from 0) among " + inputs + " inputs");
    }
}
