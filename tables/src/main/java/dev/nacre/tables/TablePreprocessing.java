package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.data.Dataset;
import dev.nacre.data.FillMissing;
import dev.nacre.data.OneHot;
import dev.nacre.data.Standardize;
import java.util.ArrayList;
import java.util.List;

/**
 * The preprocessing layers for a table, by the kinds of its columns; all are fitted to the training data.
 */
final class TablePreprocessing {
    private TablePreprocessing() {}

    static List<LayerSpec> of(Dataset data) {
        List<LayerSpec> layers = new ArrayList<>();
        if (data.samples().missing()) layers.add(new FillMissing());
        if (data.categories().stream().anyMatch(names -> !names.isEmpty())) layers.add(OneHot.of(data));
        layers.add(new Standardize());
        return layers;
    }
}
