package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Doc;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * Columns of categories as one-hot: such a column holds the number of a category, counted from 0, and becomes as many
 * features as there are categories, 1 for the one that it is and 0 for the others. They stand where the column stood;
 * other columns pass.
 *
 * <p>A category that does not occur in the training part has learnt nothing, so at prediction it counts as none: all
 * zeros. So does any other number, such as −1 for a category that is missing or was never heard of. While fitting,
 * numbers other than −1 and the categories' are refused.
 *
 * <p>The names are kept here so that a model file has all that a raw row needs; readers use them to turn texts into
 * numbers.
 */
@Doc("columns of category numbers as one-hot; what did not occur in training becomes all zeros")
@AutoService(LayerSpec.class)
public record OneHot(
        @Doc("which columns hold categories, counted from 0, ascending")
        List<Integer> columns,

        @Doc("for each of the columns the names of its categories: number 0 is the first")
        List<List<String>> categories)
        implements LayerSpec {
    /** Checks the components. */
    public OneHot {
        columns = List.copyOf(columns);
        categories = categories.stream().map(List::copyOf).toList();
        for (int i = 0; i < columns.size(); i++)
            if (columns.get(i) < (i == 0 ? 0 : columns.get(i - 1) + 1))
                throw new IllegalArgumentException("columns must be >= 0 and ascending, not " + columns);
        if (categories.size() != columns.size())
            throw new IllegalArgumentException(
                    "categories must be given for each of the columns " + columns + ", not " + categories.size());
        for (List<String> names : categories)
            if (names.isEmpty() || new HashSet<>(names).size() < names.size())
                throw new IllegalArgumentException("categories must be there and differ, not " + names);
    }

    /** No column: changes nothing. */
    public OneHot() {
        this(List.of(), List.of());
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        if (!columns.isEmpty() && columns.get(columns.size() - 1) >= inputs)
            throw new IllegalArgumentException("oneHot: there is no column " + columns.get(columns.size() - 1)
                    + " (from 0) among " + inputs + " inputs");
        return new OneHotLayer(this, inputs, random);
    }

    /** How many features each input becomes: 0 says that it passes as it is. */
    int[] sizes(int inputs) {
        int[] sizes = new int[inputs];
        for (int i = 0; i < columns.size(); i++)
            sizes[columns.get(i)] = categories.get(i).size();
        return sizes;
    }

    /**
     * The layer that a table needs.
     *
     * @param data its categories say which columns
     * @return changes nothing if all columns are numbers
     */
    public static OneHot of(Dataset data) {
        List<List<String>> all = data.categories();
        List<Integer> columns = IntStream.range(0, all.size())
                .filter(i -> !all.get(i).isEmpty())
                .boxed()
                .toList();
        return new OneHot(columns, columns.stream().map(all::get).toList());
    }

    /** Classes as targets: a 1 in the row of the class, 0 elsewhere. */
    static FloatMatrix encode(int[] classes, int count) {
        FloatMatrix t = new FloatMatrix(count, classes.length);
        for (int s = 0; s < classes.length; s++) {
            if (classes[s] < 0 || classes[s] >= count)
                throw new IllegalArgumentException("row " + s + ": class " + classes[s] + " of " + count);
            t.data[s * count + classes[s]] = 1;
        }
        return t;
    }
}
