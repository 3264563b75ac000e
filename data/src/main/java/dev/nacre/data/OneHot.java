package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * One-hot encoding of columns of categories. Such a column holds the number of a category, counted from 0. It becomes
 * as many features as it has categories: 1 for its category and 0 for the others. They take the place of the column;
 * other columns pass unchanged.
 *
 * <p>A category that does not occur in the training data has taught the network nothing, so it is encoded as none:
 * all zeros. The same holds for any other number, such as −1 for a missing or unknown category. Fitting refuses
 * numbers other than −1 and those of the categories.
 *
 * <p>The layer keeps the names of the categories, so that a model file is enough to read raw rows; readers use them
 * to turn texts into numbers.
 */
@Doc("one-hot encoding of columns of category numbers; categories unseen in training become all zeros")
@AutoService(LayerSpec.class)
public record OneHot(
        @Doc("which columns hold categories, counted from 0, in ascending order")
        List<Integer> columns,

        @Doc("for each of these columns the names of its categories, number 0 first")
        List<List<String>> categories)
        implements CategoryEncoding {
    /** Checks the components. */
    public OneHot {
        columns = List.copyOf(columns);
        categories = categories.stream().map(List::copyOf).toList();
        CategoryEncoding.require(columns, categories);
    }

    /** No column: it changes nothing. */
    public OneHot() {
        this(List.of(), List.of());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new OneHotLayer(this, inputs.size());
    }

    /** For each input the number of features that it becomes; 0 if it passes unchanged. */
    int[] sizes(int inputs) {
        int[] sizes = new int[inputs];
        for (int i = 0; i < columns.size(); i++)
            sizes[columns.get(i)] = categories.get(i).size();
        return sizes;
    }

    /**
     * The layer for a table.
     *
     * @param data its categories say which columns to encode
     * @return a layer that changes nothing if all columns are numbers
     */
    public static OneHot of(Dataset data) {
        List<List<String>> all = data.categories();
        List<Integer> columns = IntStream.range(0, all.size())
                .filter(i -> !all.get(i).isEmpty())
                .boxed()
                .toList();
        return new OneHot(columns, columns.stream().map(all::get).toList());
    }

    /** Classes as one-hot targets. */
    static FloatMatrix encode(int[] classes, int count) {
        Checks.requireFewer("classes × samples", count, classes.length, "use fewer samples, or stream them");
        FloatMatrix t = new FloatMatrix(count, classes.length);
        for (int s = 0; s < classes.length; s++) {
            if (classes[s] < 0 || classes[s] >= count)
                throw new IllegalArgumentException(
                        "row " + s + ": there is no class " + classes[s] + ", only 0 to " + (count - 1));
            t.data[s * count + classes[s]] = 1;
        }
        return t;
    }
}
