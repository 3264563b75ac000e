package dev.nacre.examples.adding;

import dev.nacre.Samples;
import dev.nacre.Shape;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * The adding problem. Each step has two features: a value, uniform in [0, 1), and a marker, which is 1 at one step of
 * the first half and at one of the second half, and 0 elsewhere. The target is the sum of the two marked values.
 * Hochreiter and Schmidhuber, 1997, experiment 4, with the values, markers and target of Arjovsky et al., 2016,
 * arXiv:1511.06464.
 *
 * @param training sequences to learn from
 * @param heldOut other sequences, to judge by
 */
public record AddingProblem(Samples training, Samples heldOut) {
    /** Mean squared error of the answer 1, the mean of the targets: twice the variance of a value. */
    public static final double ALWAYS_ONE = 1.0 / 6;

    private static final int HELD_OUT = 2000;
    private static final int FEATURES = 2;

    /**
     * Draws a problem.
     *
     * @param length steps of a sequence, at least 2
     * @param count sequences to learn from; 2,000 others are held out
     * @param seed determines all numbers
     * @return samples of the shape length × 1 × 2, with one target each
     */
    public static AddingProblem of(int length, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new AddingProblem(draw(length, count, random), draw(length, HELD_OUT, random));
    }

    private static Samples draw(int length, int count, SplittableRandom random) {
        FloatMatrix x = new FloatMatrix(FEATURES * length, count);
        FloatMatrix t = new FloatMatrix(1, count);
        int half = length / 2;
        for (int s = 0; s < count; s++) {
            int start = s * x.rows;
            for (int i = start; i < start + x.rows; i += FEATURES) x.data[i] = (float) random.nextDouble();
            for (int step : new int[] {random.nextInt(half), random.nextInt(half, length)}) {
                x.data[start + FEATURES * step + 1] = 1;
                t.data[s] += x.data[start + FEATURES * step];
            }
        }
        return new Samples(x, t).shaped(new Shape(length, 1, FEATURES));
    }
}
