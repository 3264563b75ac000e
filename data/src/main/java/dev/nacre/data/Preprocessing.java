package dev.nacre.data;

import dev.nacre.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
        return of(data, Missing.FILL);
    }

    /**
     * The layers to put before those of a network; all are fitted to the training data.
     *
     * @param data the training data
     * @param missing whether gaps are filled alone, or flagged, too
     * @return {@link FillMissing} if values are missing, {@link OneHot} if there are categories, {@link Standardize}
     */
    public static List<LayerSpec> of(Dataset data, Missing missing) {
        List<LayerSpec> layers = new ArrayList<>();
        if (data.missing()) layers.add(filling(data, missing));
        if (data.categories().stream().anyMatch(names -> !names.isEmpty())) layers.add(OneHot.of(data));
        layers.add(new Standardize());
        return layers;
    }

    /**
     * The layer that fills the gaps of a table, and for {@link Missing#KEEP} flags those of columns that have some.
     *
     * @param data the training data
     * @param missing whether gaps are filled alone, or flagged, too
     * @return by the median
     */
    public static FillMissing filling(Dataset data, Missing missing) {
        if (missing != Missing.KEEP) return new FillMissing();
        return new FillMissing(FillMissing.By.MEDIAN, 0, gaps(data));
    }

    /**
     * The columns that lack values.
     *
     * @param data rows, NaN for a missing number
     * @return counted from 0, in ascending order
     */
    public static List<Integer> gaps(Dataset data) {
        float[] x = data.samples().x().data;
        int inputs = data.inputs();
        return IntStream.range(0, inputs)
                .filter(i -> IntStream.range(0, data.size()).anyMatch(s -> Float.isNaN(x[s * inputs + i])))
                .boxed()
                .toList();
    }
}
