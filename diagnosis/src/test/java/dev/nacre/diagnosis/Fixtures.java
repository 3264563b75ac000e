package dev.nacre.diagnosis;

import dev.nacre.Activation;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Samples;
import dev.nacre.layers.Dense;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.training.Trainer;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Small data and rules: this module's tests see no plugin module. */
final class Fixtures {
    private Fixtures() {}

    /** Plain gradient descent. */
    record Descent(float rate) implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            for (int i = from; i < to; i++) gradient[i] *= rate;
        }
    }

    /** Gradient descent with decoupled weight decay. */
    record Decaying(float rate, float decay) implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            for (int i = from; i < to; i++) gradient[i] = rate * gradient[i] + decay * value[i];
        }
    }

    /** max(x, 0). */
    record Rectifier() implements Activation {
        @Override
        public void forward(float[] x, float[] y, int from, int to) {
            for (int i = from; i < to; i++) y[i] = Math.max(x[i], 0);
        }

        @Override
        public void backward(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
            for (int i = from; i < to; i++) dx[i] = x[i] > 0 ? dy[i] : 0;
        }
    }

    /** Two classes in the plane, one inside a ring of the other, one-hot. */
    static Samples ring(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(2, size);
        for (int i = 0; i < x.length; i++) x.data[i] = (float) random.nextGaussian();
        FloatMatrix t = new FloatMatrix(2, size);
        for (int s = 0; s < size; s++) t.data[2 * s + (Math.hypot(x.data[2 * s], x.data[2 * s + 1]) < 1.2 ? 0 : 1)] = 1;
        return new Samples(x, t);
    }

    /** Enough for {@link #ring}. */
    static Network rectified() {
        return network(2, new Dense(24, new Rectifier()), new Dense(24, new Rectifier()), new Dense(2));
    }

    /** Multiplies all weights by a factor. */
    static void scale(Network network, float factor) {
        for (Parameter p : network.parameters()) for (int i = 0; i < p.value().length; i++) p.value().data[i] *= factor;
    }

    static Network network(int inputs, LayerSpec... layers) {
        return new Network(new Sequential(layers), inputs, 1);
    }

    static Trainer trainer(float rate, int epochs) {
        return Trainer.of(new CrossEntropy(), new Descent(rate))
                .batchSize(32)
                .epochs(epochs)
                .seed(1);
    }
}
