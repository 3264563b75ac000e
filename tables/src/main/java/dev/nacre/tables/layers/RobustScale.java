package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.data.CategoryEncoding;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Scales each feature so that outliers change little: it subtracts the median and divides by the distance between the
 * upper and the lower quartile. If these are equal, it divides by half of the range; a constant feature becomes 0. Then
 * a smooth clip, z / √(1 + (z / clip)²), keeps every value between −clip and clip. Median and quartiles are exact, and
 * are taken from the training data, which must have no missing values: put {@code fillMissing} before it. Holzmüller et
 * al., 2024, arXiv:2407.04491.
 */
@Doc("each feature minus its median, over its interquartile range, then a smooth clip; Holzmüller et al., 2024")
@AutoService(LayerSpec.class)
public record RobustScale(
        @Doc("bound of the scaled values, > 0, or 0 for no clip")
        float clip,

        @Doc("which columns to scale, counted from 0, in ascending order; empty for all")
        List<Integer> columns)
        implements LayerSpec {
    /** Checks the components. */
    public RobustScale {
        Require.notNegative("clip", clip);
        columns = List.copyOf(columns);
        CategoryEncoding.requireAscending(columns);
    }

    /** All columns, clipped to ±3. */
    public RobustScale() {
        this(3, List.of());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new RobustScaleLayer(inputs, clip, new Columns("robustScale", columns, inputs.size()));
    }
}
