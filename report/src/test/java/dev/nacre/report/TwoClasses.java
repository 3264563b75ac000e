package dev.nacre.report;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Two classes of points, on either side of a line. */
final class TwoClasses {
    private TwoClasses() {}

    static Samples of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FloatMatrix x = new FloatMatrix(2, 120);
        FloatMatrix t = new FloatMatrix(2, 120);
        for (int s = 0; s < 120; s++) {
            x.data[2 * s] = (float) random.nextDouble(-1, 1);
            x.data[2 * s + 1] = (float) random.nextDouble(-1, 1);
            t.data[2 * s + (x.data[2 * s] > x.data[2 * s + 1] ? 1 : 0)] = 1;
        }
        return new Samples(x, t);
    }

    static Network network() {
        return new Network("sequential([dense(8), sigmoid, dense(2)])", 2, 1);
    }

    static Trainer trainer(int epochs) {
        return Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, "adam(learningRate=0.02)"))
                .batchSize(10)
                .epochs(epochs)
                .seed(1)
                .metrics(new Accuracy());
    }
}
