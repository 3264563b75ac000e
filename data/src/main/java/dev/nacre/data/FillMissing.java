package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Replaces missing values (NaN) by a constant for each feature: its mean or median over the values that the training
 * data has, or a given number. It must be the first layer of the network. Other values pass unchanged. A feature
 * without any value in the training data is filled with {@code value}. A flag tells the layers above where a value was
 * missing: for each flagged feature, one more output is 1 there and 0 elsewhere.
 */
@Doc("replaces missing values (NaN) by each feature's mean or median in the training data, or by a number")
@AutoService(LayerSpec.class)
public record FillMissing(
        @Doc("mean, median or constant") By by,

        @Doc("fills in for constant, and for features without any value in the training data; finite")
        float value,

        @Doc("features that get a flag, behind all others, counted from 0, in ascending order")
        List<Integer> flags)
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
        Require.finite("value", value);
        flags = List.copyOf(flags);
        for (int i = 0; i < flags.size(); i++)
            if (flags.get(i) < 0 || i > 0 && flags.get(i) <= flags.get(i - 1))
                throw new IllegalArgumentException("flags must be ascending, from 0 on, not " + flags);
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
        this(by, 0, List.of());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        if (!flags.isEmpty() && flags.get(flags.size() - 1) >= inputs.size())
            throw new IllegalArgumentException("fillMissing: there is no feature " + flags.get(flags.size() - 1)
                    + " to flag among " + inputs.size() + ", counted from 0");
        return new FillLayer(this, inputs);
    }
}
