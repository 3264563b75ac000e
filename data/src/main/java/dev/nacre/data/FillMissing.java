package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Replaces missing values (NaN) by a constant for each feature: its mean or median over the values that the training
 * data has, or a given number. It must be the first layer of the network. Other values pass unchanged. A feature
 * without any value in the training data is filled with {@code value}.
 */
@Doc("replaces missing values (NaN) by each feature's mean or median in the training data, or by a number")
@AutoService(LayerSpec.class)
public record FillMissing(
        @Doc("mean, median or constant") By by,

        @Doc("fills in for constant, and for features without any value in the training data; finite")
        float value)
        implements LayerSpec {
    /** What is filled in. */
    public enum By {
        /** The mean of the values that are not missing. */
        MEAN,
        /**
         * The median of the values that are not missing: of an even number, the mean of the two in the middle. Exact,
         * whatever the size of the data.
         */
        MEDIAN,
        /** The given number. */
        CONSTANT
    }

    /** Checks the components. */
    public FillMissing {
        Objects.requireNonNull(by, "by");
        if (!Float.isFinite(value)) throw new IllegalArgumentException("value must be finite, not " + value);
    }

    /** The median; 0 for a feature without any value. */
    public FillMissing() {
        this(By.MEDIAN);
    }

    /**
     * Fills features without any value with 0.
     *
     * @param by what to fill in
     */
    public FillMissing(By by) {
        this(by, 0);
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return build(Shape.flat(inputs), random);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new FillLayer(this, inputs);
    }
}
