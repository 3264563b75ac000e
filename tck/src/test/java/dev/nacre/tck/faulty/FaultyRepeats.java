package dev.nacre.tck.faulty;

import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Doc;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Faults of layers with randomness, when a training is resumed, and when a file says their size. */
public final class FaultyRepeats {
    private FaultyRepeats() {}

    @Breaks("L20")
    @Doc("draws its weights from elsewhere")
    public record GlobalRandom() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            Initializer elsewhere = (weights, fanIn, fanOut, ignored) ->
                    new Scaling.HalfToOneAndAHalf().fill(weights, fanIn, fanOut, new SplittableRandom());
            return new Scaling(inputs.size(), elsewhere, random);
        }
    }

    @Breaks("L21")
    @Doc("always the same seed")
    public record FixedSeed() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            Initializer fixed = (weights, fanIn, fanOut, source) -> {
                source.nextLong();
                new Scaling.HalfToOneAndAHalf().fill(weights, fanIn, fanOut, new SplittableRandom(1));
            };
            return new Scaling(inputs.size(), fixed, random);
        }
    }

    /** What is random in a way that nobody can replay has no gradient to be checked, either. */
    @Breaks("L22")
    @Doc("noise that is not listed")
    public record HiddenNoise() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            Noise noise = new Noise(random);
            return new Scaling(inputs.size(), random) {
                @Override
                public FloatMatrix forward(FloatMatrix input, Mode mode) {
                    if (mode == Mode.INFER) return super.forward(input, mode);
                    long pass = noise.next();
                    FloatMatrix disturbed = new FloatMatrix(input.rows, input.columns);
                    for (int i = 0; i < input.length; i++) disturbed.data[i] = input.data[i] + Noise.gaussian(pass, i);
                    return super.forward(disturbed, mode);
                }
            };
        }
    }

    @Breaks("L23")
    @Doc("a moving mean that no checkpoint knows of")
    public record HiddenMean() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            return new Scaling(inputs.size(), random) {
                private float mean;

                @Override
                public FloatMatrix forward(FloatMatrix input, Mode mode) {
                    FloatMatrix y = super.forward(input, mode);
                    if (mode == Mode.TRAIN) mean += 0.1f * (y.data[0] - mean);
                    else for (int i = 0; i < y.length; i++) y.data[i] -= mean;
                    return y;
                }
            };
        }
    }

    @Breaks("L24")
    @Doc("allocates its weights, whatever a text asks for")
    public record AllocatesAnything() implements LayerSpec {
        @Override
        public Layer build(Shape inputs, RandomGenerator random) {
            FloatMatrix weights = new FloatMatrix(inputs.size(), 1);
            for (int i = 0; i < inputs.size(); i++) weights.data[i] = 0.5f + random.nextFloat();
            return new Scaling(new Parameter("weight", weights));
        }
    }
}
