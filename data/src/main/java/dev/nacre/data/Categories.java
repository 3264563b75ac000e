package dev.nacre.data;

import dev.nacre.LayerSpec;
import dev.nacre.layers.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a table hold categories: texts of which there are a few, to be made one-hot by {@link OneHot} in the
 * network.
 */
public sealed interface Categories {
    /** None: a text where a number should be is refused. */
    record None() implements Categories {}

    /** Each column in which something is no number; finding out takes another walk over the file. */
    record Detect() implements Categories {}

    /**
     * Certain columns, of numbers too; their texts are found by another walk over the file.
     *
     * @param columns which
     */
    record Of(List<Column> columns) implements Categories {
        /** Keeps a copy. */
        public Of {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Those that a training has found: for rows to predict. Another text counts as none of them.
     *
     * @param names for each feature the names of its categories, or nothing if it is a number
     */
    record Known(List<List<String>> names) implements Categories {
        /** Keeps a copy. */
        public Known {
            names = names.stream().map(List::copyOf).toList();
        }
    }

    /**
     * The categories that a network knows by its {@link OneHot} layer.
     *
     * @param network its description: the layer, or a chain with it among the first, before any that changes the number
     *     of features
     * @param inputs number of features
     * @return all numbers if there is no such layer
     */
    static Categories of(LayerSpec network, int inputs) {
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < inputs; i++) names.add(List.of());
        List<LayerSpec> layers = network instanceof Sequential chain ? chain.layers() : List.of(network);
        for (LayerSpec layer : layers)
            if (layer instanceof OneHot oneHot) {
                for (int i = 0; i < oneHot.columns().size(); i++)
                    names.set(oneHot.columns().get(i), oneHot.categories().get(i));
                return new Known(names);
            }
        return new None();
    }
}
