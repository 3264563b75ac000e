package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.data.Dataset;
import dev.nacre.data.Standardize;
import java.util.List;

/** What a table needs before a network can learn from it, by the kinds of its columns. */
final class TablePreprocessing {
    private TablePreprocessing() {}

    static List<LayerSpec> of(Dataset data) {
        return List.of(new Standardize());
    }
}
