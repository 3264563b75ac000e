package dev.nacre.initializers;

import com.google.auto.service.AutoService;
import dev.nacre.Initializer;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Mean 0 and variance {@code scale / fan}: the general form of Glorot's, He's and LeCun's rules, as in Keras, such as
 * {@code varianceScaling(scale=2, mode="fanOut", distribution="normal")} for He's rule for the backward pass. The
 * truncated normal is truncated at two standard deviations and corrected, so that its variance is {@code scale / fan}
 * too.
 */
@Doc("variance scale / fan, the general form of glorot, he and lecun")
@AutoService(Initializer.class)
public record VarianceScaling(
        @Doc("variance times fan, > 0") float scale,

        @Doc("the fan to use: fanIn, fanOut, or fanAvg, their mean")
        String mode,

        @Doc("truncatedNormal, normal or uniform") String distribution)
        implements Initializer {
    /** Checks the components. */
    public VarianceScaling {
        Require.positive("scale", scale);
        fan(mode, 1, 1);
        filler(distribution);
    }

    /** Scale 1, fan-in, truncated normal. */
    public VarianceScaling() {
        this(1, "fanIn", "truncatedNormal");
    }

    @Override
    public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
        double deviation = Math.sqrt(scale / fan(mode, fanIn, fanOut));
        filler(distribution).fill(weights, deviation, random);
    }

    private static double fan(String mode, int fanIn, int fanOut) {
        return switch (mode) {
            case "fanIn" -> fanIn;
            case "fanOut" -> fanOut;
            case "fanAvg" -> (fanIn + (double) fanOut) / 2;
            default -> throw new IllegalArgumentException("mode must be fanIn, fanOut or fanAvg, not " + mode);
        };
    }

    private interface Filler {
        void fill(FloatMatrix weights, double deviation, RandomGenerator random);
    }

    private static Filler filler(String distribution) {
        return switch (distribution) {
            case "truncatedNormal" ->
                (w, deviation, random) -> Draws.truncatedNormal(w, 0, deviation / Draws.CUT_DEVIATION, random);
            case "normal" -> (w, deviation, random) -> Draws.normal(w, 0, deviation, random);
            case "uniform" -> Draws::uniform;
            default ->
                throw new IllegalArgumentException(
                        "distribution must be truncatedNormal, normal or uniform, not " + distribution);
        };
    }
}
