package dev.nacre.examples;

import dev.nacre.LayerSpec;
import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.data.FillMissing;
import dev.nacre.data.OneHot;
import dev.nacre.data.Standardize;
import java.util.ArrayList;
import java.util.List;

/**
 * What a table needs before a network can learn from it, by the kinds of its columns: all is fitted on the training
 * part.
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

    /** Says so of a table in which nothing is missing, though it might be. */
    static Dataset withoutGaps(Dataset data) {
        Samples samples = data.samples();
        for (float value : samples.x().data) if (Float.isNaN(value)) return data;
        return new Dataset(new Samples(samples.x(), samples.t()), data.features(), data.labels(), data.categories());
    }
}
