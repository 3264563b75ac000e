package dev.nacre.autoencoders.anomaly;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.training.Trainer;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Normal samples near a line: y = 2x, z = −x. */
final class Line {
    private Line() {}

    /** Samples whose third feature is off the line by so much. */
    static FloatMatrix samples(int count, double off, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(3, count);
        for (int s = 0; s < count; s++) {
            float at = (float) random.nextDouble(-1, 1);
            x.data[3 * s] = at;
            x.data[3 * s + 1] = (float) (2 * at + random.nextGaussian(0, 0.1));
            x.data[3 * s + 2] = (float) (-at + random.nextGaussian(0, 0.1) + off);
        }
        return x;
    }

    static Trainer trainer() {
        return Trainer.of(new Descent(0.05f)).batchSize(10).epochs(30).seed(1);
    }

    static Network trained(String layers) {
        Network network = new Network(layers, 3, 1);
        trainer().pretrain(network, new Samples(samples(300, 0, 1)));
        return network;
    }

    /** Gradient descent with momentum: this module's tests see no other plugin module. */
    private record Descent(float rate) implements ElementwiseOptimizer {
        @Override
        public int slots() {
            return 1;
        }

        @Override
        public void step(float[] gradient, float[] value, float[][] slots, int from, int to, int t) {
            for (int i = from; i < to; i++) gradient[i] = slots[0][i] = 0.9f * slots[0][i] + rate * gradient[i];
        }
    }
}
