package dev.nacre.tck.faulty;

import dev.nacre.Initializer;
import dev.nacre.plugin.Doc;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Faults of initializers. */
public final class FaultyInitializers {
    private FaultyInitializers() {}

    private static void uniform(FloatMatrix weights, double limit, RandomGenerator random) {
        for (int i = 0; i < weights.length; i++) weights.data[i] = (float) (limit * (2 * random.nextDouble() - 1));
    }

    @Breaks("I1")
    @Doc("adds to what is there")
    public record AddsToOld() implements Initializer {
        @Override
        public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
            for (int i = 0; i < weights.length; i++) weights.data[i] += random.nextFloat() - 0.5f;
        }
    }

    @Breaks("I2")
    @Doc("draws from elsewhere")
    public record GlobalRandom() implements Initializer {
        @Override
        public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
            uniform(weights, 0.1, new SplittableRandom());
        }
    }

    @Breaks("I3")
    @Doc("always the same seed")
    public record FixedSeed() implements Initializer {
        @Override
        public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
            random.nextLong();
            uniform(weights, 0.1, new SplittableRandom(1));
        }
    }

    @Breaks("I4")
    @Doc("a hundred where 1/100 was meant")
    public record Huge() implements Initializer {
        @Override
        public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
            uniform(weights, 100, random);
        }
    }

    @Breaks("I5")
    @Doc("the matrix's shape in place of the fans")
    public record FansFromShape() implements Initializer {
        @Override
        public void fill(FloatMatrix weights, int fanIn, int fanOut, RandomGenerator random) {
            uniform(weights, Math.sqrt(3.0 / weights.rows), random);
        }
    }
}
