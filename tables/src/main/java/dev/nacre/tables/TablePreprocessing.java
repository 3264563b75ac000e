package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.data.Dataset;
import dev.nacre.data.Preprocessing;
import java.util.List;

/** {@link Preprocessing} for {@link UnusualRows}. */
final class TablePreprocessing {
    private TablePreprocessing() {}

    static List<LayerSpec> of(Dataset data) {
        return Preprocessing.of(data);
    }
}
