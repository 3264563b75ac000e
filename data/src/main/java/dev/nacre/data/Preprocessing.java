package dev.nacre.data;

import dev.nacre.LayerSpec;
import java.util.ArrayList;
import java.util.List;

/** The usual preprocessing layers for a table, by the kinds of its columns. */
public final class Preprocessing {
    private Preprocessing() {}

    /**
     * The layers to put before those of a network; all are fitted to the training data.
     *
     * @param data the training data
     * @return {@link FillMissing} if values are missing, {@link OneHot} if there are categories, {@link Standardize}
     */
    public static List<LayerSpec> of(Dataset data) {
        List<LayerSpec> layers = new ArrayList<>();
        if (data.missing()) layers.add(new FillMissing());
        if (data.categories().stream().anyMatch(names -> !names.isEmpty())) layers.add(OneHot.of(data));
        layers.add(new Standardize());
        return layers;
    }
}
