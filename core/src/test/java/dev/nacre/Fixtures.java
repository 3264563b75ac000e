package dev.nacre;

import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Small data and rules for core's tests, which see no plugin module. */
public final class Fixtures {
    private Fixtures() {}

    /** Plain gradient descent. */
    public record Descent(float rate) implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            for (int i = from; i < to; i++) gradient[i] *= rate;
        }
    }

    /** A matrix of standard normal numbers. */
    public static FloatMatrix random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix m = new FloatMatrix(rows, columns);
        for (int i = 0; i < m.length; i++) m.data[i] = (float) random.nextGaussian();
        return m;
    }

    /** Two classes in the plane, one inside a ring of the other, one-hot. */
    public static Samples ring(int size, long seed) {
        FloatMatrix x = random(2, size, seed);
        FloatMatrix t = new FloatMatrix(2, size);
        for (int s = 0; s < size; s++) {
            boolean inside = Math.hypot(x.data[2 * s], x.data[2 * s + 1]) < 1.2;
            t.data[2 * s + (inside ? 0 : 1)] = 1;
        }
        return new Samples(x, t);
    }

    /** All weights of a network, one after the other. */
    public static float[] weights(Network network) {
        int length =
                network.parameters().stream().mapToInt(p -> p.value().length).sum();
        float[] all = new float[length];
        int at = 0;
        for (Parameter p : network.parameters()) {
            System.arraycopy(p.value().data, 0, all, at, p.value().length);
            at += p.value().length;
        }
        return all;
    }
}
