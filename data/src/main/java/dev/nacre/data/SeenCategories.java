package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Which categories occur in the training data: the constants of a layer that encodes categories. One that does not
 * occur has taught the network nothing, so it counts as none. Before fitting, all categories count.
 */
public final class SeenCategories {
    private final String layer;
    private final CategoryEncoding spec;
    private final int inputs;
    /** For each column, where its categories begin among those of all columns. */
    private final int[] starts;

    private final Parameter seen;
    private final Parameter fitted;

    /**
     * Those of a layer to be fitted.
     *
     * @param layer its name, for messages
     * @param spec its columns and categories
     * @param inputs number of columns that there are, in a sample or in each of its steps
     */
    public SeenCategories(String layer, CategoryEncoding spec, int inputs) {
        CategoryEncoding.requireAmong(layer, spec.columns(), inputs);
        this.layer = layer;
        this.spec = spec;
        this.inputs = inputs;
        this.starts = new int[spec.columns().size() + 1];
        for (int i = 0; i < starts.length - 1; i++) starts[i + 1] = starts[i] + size(i);
        this.seen = Parameter.statistic("seen", Weights.zeros(starts[starts.length - 1], 1));
        this.fitted = Parameter.statistic("fitted", Weights.zeros(1, 1));
    }

    private int size(int i) {
        return spec.categories().get(i).size();
    }

    /**
     * The layer's statistics: {@code seen}, 1 for each category that occurs, and {@code fitted}.
     *
     * @return always the same objects
     */
    public List<Parameter> parameters() {
        return List.of(seen, fitted);
    }

    /**
     * Whether the categories of the training data are known.
     *
     * @return see {@link dev.nacre.Fittable#fitted}
     */
    public boolean fitted() {
        return fitted.value().data[0] != 0;
    }

    /**
     * Remembers which categories occur.
     *
     * @param batches inputs × samples each, or (steps · inputs) × samples, where NaN is a missing step
     * @throws IllegalArgumentException if a column holds a number that is neither a category's nor −1
     */
    public void fit(Iterable<FloatMatrix> batches) {
        Arrays.fill(seen.value().data, 0);
        for (FloatMatrix x : batches) {
            if (x.rows % inputs != 0) Checks.requireInputs(layer, inputs, x);
            for (int from = 0; from < x.length; from += inputs) see(x.data, from, x.rows > inputs);
        }
        fitted.value().data[0] = 1;
    }

    private void see(float[] x, int start, boolean steps) {
        for (int i = 0; i < starts.length - 1; i++) {
            int column = spec.columns().get(i);
            float value = x[start + column];
            int category = category(value, size(i));
            if (category >= 0) seen.value().data[starts[i] + category] = 1;
            else if (value != -1 && !(steps && Float.isNaN(value)))
                throw new IllegalArgumentException(layer + ": column " + column + " (from 0) holds " + value
                        + "; its categories are the whole numbers 0 to " + (size(i) - 1)
                        + ", and -1 means none of them");
        }
    }

    private static int category(float value, int size) {
        return value >= 0 && value < size && value == (int) value ? (int) value : -1;
    }

    /**
     * The category that a number means.
     *
     * @param i which of the columns, counted from 0
     * @param value the number in that column
     * @return the category's number, or −1 for none and for one that does not occur in the training data
     */
    public int find(int i, float value) {
        int found = category(value, size(i));
        return found >= 0 && (!fitted() || seen.value().data[starts[i] + found] != 0) ? found : -1;
    }
}
