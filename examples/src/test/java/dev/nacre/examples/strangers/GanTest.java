package dev.nacre.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.optimizers.Adam;
import dev.nacre.training.Objective;
import dev.nacre.training.Updater;
import java.util.List;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/**
 * A generative adversarial network for numbers (Goodfellow et al., 2014): one network of two parts, and an updater for
 * the parameters of each, in turns.
 */
class GanTest {
    private static final int BATCH = 64;
    private static final float REAL_MEAN = 3;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Network network =
            new Network("sequential([sequential([dense(1)]), sequential([dense(16), tanh, dense(1)])])", 1, 1);
    private final Layer generator = network.layer().children().get(0).layer();
    private final Layer discriminator = network.layer().children().get(1).layer();

    /** Trains one part of the network on what the layer says of a batch: 1 for real, 0 for generated. */
    private record Part(Network network, Layer trained, Layer run) implements Objective {
        @Override
        public Layer layer() {
            return trained;
        }

        @Override
        public List<Parameter> parameters() {
            return Layers.parameters(trained);
        }

        @Override
        public Result addGradients(Batch batch) {
            FloatMatrix y = run.forward(batch.x(), Mode.TRAIN);
            FloatMatrix dy = new FloatMatrix(y.rows, y.columns);
            double loss = new BinaryCrossEntropy().gradient(y, batch, dy);
            run.backward(dy, false);
            return new Result(loss);
        }

        @Override
        public Evaluation evaluate(TrainingData data) {
            return Evaluation.of(run, new BinaryCrossEntropy(), false, data);
        }
    }

    private FloatMatrix gaussian(float mean, float deviation) {
        FloatMatrix x = new FloatMatrix(1, BATCH);
        for (int i = 0; i < BATCH; i++) x.data[i] = mean + deviation * (float) random.nextGaussian();
        return x;
    }

    private double generatedMean() {
        double sum = 0;
        for (int i = 0; i < 20; i++)
            sum += generator.forward(gaussian(0, 1), Mode.INFER).mean();
        return sum / 20;
    }

    @Test
    void theGeneratedMeanComesNearTheRealOne() {
        Objective judging = new Part(network, discriminator, discriminator);
        Objective fooling = new Part(network, generator, network.layer());
        Updater judge = new Updater(new Adam(0.01f), judging.parameters());
        Updater forger = new Updater(new Adam(0.005f), fooling.parameters());
        assertThat(generatedMean()).isBetween(-1.0, 1.0);
        double mean = 0;
        for (int step = 0; step < 3000; step++) {
            FloatMatrix forged = generator.forward(gaussian(0, 1), Mode.INFER);
            FloatMatrix x = FloatMatrix.concatHorizontally(gaussian(REAL_MEAN, 0.5f), forged);
            FloatMatrix t = FloatMatrix.concatHorizontally(FloatMatrix.ones(1, BATCH), FloatMatrix.zeros(1, BATCH));
            judge.step(judging, new Batch(x, t));
            forger.step(fooling, new Batch(gaussian(0, 1), FloatMatrix.ones(1, BATCH)));
            if (step >= 2000) mean += generatedMean() / 1000;
        }
        assertThat(mean).isBetween(REAL_MEAN - 0.5, REAL_MEAN + 0.5);
    }
}
