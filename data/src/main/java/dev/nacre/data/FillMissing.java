package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Puts something in the place of values that are missing, which stand as NaN: each feature's mean or median over those
 * of the training part that are there, or a number. It must be the network's first layer; what is not missing passes
 * unchanged. A feature without any value in the training part is filled with {@code value}.
 */
@Doc("fills missing values (NaN) with each feature's mean or median in the training part, or with a number")
@AutoService(LayerSpec.class)
public record FillMissing(
        @Doc("mean, median or constant") By by,

        @Doc("what constant fills in, and the others where the training part has no value at all; finite")
        float value)
        implements LayerSpec {
    /** What is filled in. */
    public enum By {
        /** The mean of the values that are there. */
        MEAN,
        /** Their median; the mean of the two in the middle, of an even number. Exact, whatever the data's size. */
        MEDIAN,
        /** A number. */
        CONSTANT
    }

    /** Checks the components. */
    public FillMissing {
        Objects.requireNonNull(by, "by");
        if (!Float.isFinite(value)) throw new IllegalArgumentException("value must be finite, not " + value);
    }

    /** The median, or 0. */
    public FillMissing() {
        this(By.MEDIAN);
    }

    /**
     * Fills by what is in the data; 0 where there is nothing.
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
