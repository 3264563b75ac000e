package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.data.CategoryEncoding;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Layers that forecast a feature of a sequence from its last value on: they see the feature minus its value at the last
 * step, and that value is added to all of their outputs. So a level that was never there in training is no harder than
 * others; Zeng et al., 2023, arXiv:2205.13504, call it NLinear if a single linear layer is inside.
 *
 * <p>The other features are standardised, by constants that {@code dev.nacre.tables.Forecasting} computes from the
 * training rows, and clipped to ±3 as {@code robustScale} does, so that one that grows for ever does no harm. A missing
 * number (NaN) is the value at the step before it; before the first value, the first one; of a feature that is missing
 * at all steps, its mean. Categories become one-hot, a missing or unknown one zeros.
 *
 * <p>Inputs are raw, steps × 1 × features. Outputs are in the unit of the feature's deviation, as {@code scaledTargets}
 * with the same mean and deviation expects.
 */
@Doc("forecasts a feature of a sequence from its last value on, fills gaps with the value before; Zeng et al., 2023")
@AutoService(LayerSpec.class)
public record FromLast(
        @Doc("the layers inside; they get steps × 1 × features, with categories one-hot")
        LayerSpec inner,

        @Doc("the feature to forecast, counted from 0") int column,

        @Doc("mean of each feature, finite; empty: 0") List<Float> mean,

        @Doc("what each feature is divided by, > 0; empty: 1")
        List<Float> deviation,

        @Doc("which features hold categories, counted from 0, in ascending order")
        List<Integer> columns,

        @Doc("for each of these features the names of its categories, number 0 first")
        List<List<String>> categories)
        implements CategoryEncoding {
    /** Checks the components. */
    public FromLast {
        Require.atLeast(0, "column", column);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        columns = List.copyOf(columns);
        categories = categories.stream().map(List::copyOf).toList();
        CategoryEncoding.require(columns, categories);
        if (columns.contains(column))
            throw new IllegalArgumentException("columns must not have column " + column
                    + ", which is forecast and must hold numbers, not " + columns);
        for (float m : mean) Require.finite("mean", m);
        for (float d : deviation) {
            Require.positive("deviation", d);
            Require.finite("deviation", d);
        }
    }

    /** Nothing inside: what the first feature was at each step, as a forecast. */
    public FromLast() {
        this(new Identity(), 0, List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        int features = inputs.width() * inputs.channels();
        if (column >= features)
            throw new IllegalArgumentException(
                    "fromLast: there is no feature " + column + " among " + features + ", counted from 0");
        requireFeatures("mean", mean, features);
        requireFeatures("deviation", deviation, features);
        CategoryEncoding.requireAmong("fromLast", columns, features);
        StepEncoding encoding = new StepEncoding(this, features);
        Shape inside = new Shape(inputs.height(), 1, encoding.outputs());
        return new FromLastLayer(this, inputs, encoding, inner.build(inside, random));
    }

    private static void requireFeatures(String name, List<Float> values, int features) {
        if (!values.isEmpty() && values.size() != features)
            throw new IllegalArgumentException("fromLast has " + name + " of " + values.size()
                    + " features, but each step has " + features + "; give one for each, or none");
    }
}
