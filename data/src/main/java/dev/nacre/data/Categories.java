package dev.nacre.data;

import dev.nacre.LayerSpec;
import dev.nacre.layers.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a table hold categories: a small number of different texts. {@link OneHot} encodes them in the
 * network.
 */
public sealed interface Categories {
    /** No column: a text in place of a number is an error. */
    record None() implements Categories {}

    /** Every column that holds something other than numbers. Detecting them takes one more pass over the file. */
    record Detect() implements Categories {}

    /**
     * Certain columns, which may hold numbers too. Collecting their texts takes one more pass over the file.
     *
     * @param columns which columns
     */
    record Of(List<Column> columns) implements Categories {
        /** Keeps a copy. */
        public Of {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The categories of an earlier training, for rows to predict. Any other text counts as no category, and so
     * does a missing one, unless its row is left out.
     *
     * @param names for each feature the names of its categories; empty if it is a number
     */
    record Known(List<List<String>> names) implements Categories {
        /** Keeps a copy. */
        public Known {
            names = names.stream().map(List::copyOf).toList();
        }
    }

    /**
     * The categories that a network knows by a layer that encodes them, such as {@link OneHot}.
     *
     * @param network its description: the layer itself, or a sequence that has it before any layer that changes the
     *     number of features
     * @param inputs number of features
     * @return no categories if there is no such layer
     */
    static Categories of(LayerSpec network, int inputs) {
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < inputs; i++) names.add(List.of());
        List<LayerSpec> layers = network instanceof Sequential chain ? chain.layers() : List.of(network);
        for (LayerSpec layer : layers)
            if (layer instanceof CategoryEncoding encoding) {
                for (int i = 0; i < encoding.columns().size(); i++)
                    names.set(encoding.columns().get(i), encoding.categories().get(i));
                return new Known(names);
            }
        return new None();
    }
}
