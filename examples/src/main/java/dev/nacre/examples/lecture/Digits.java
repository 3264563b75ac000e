package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.DivergenceException;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** Trainings on a small set of handwritten digits, for the experiments. */
record Digits(Samples train, Samples validation) {
    /** The result of a training. */
    record Trained(Network network, List<Epoch> history) {
        double[] losses() {
            return history.stream().mapToDouble(Epoch::loss).toArray();
        }

        double[] validationLosses() {
            return history.stream().mapToDouble(Epoch::validationLoss).toArray();
        }

        /** The loss as in inference: without noise, and without penalties. */
        double loss(Samples samples) {
            return new CrossEntropy().value(network.infer(samples.x()), samples.t());
        }
    }

    /** Every fifth label of the training data is wrong, so that a network can overfit. */
    Digits withWrongLabels() {
        FloatMatrix t = train.t();
        FloatMatrix wrong = new FloatMatrix(t.rows, t.columns, t.data.clone());
        for (int s = 0; s < t.columns; s += 5)
            for (int c = 0; c < t.rows; c++) wrong.data[s * t.rows + (c + 1) % t.rows] = t.data[s * t.rows + c];
        return new Digits(new Samples(train.x(), wrong), validation);
    }

    /** Trains, and returns the results so far even if training diverges. */
    Trained train(String network, String optimizer, int epochs, long seed) {
        List<Epoch> reached = new ArrayList<>();
        Listener keep = new Listener() {
            @Override
            public void onEpoch(Training training, Epoch epoch) {
                reached.add(epoch);
            }
        };
        Network built = new Network(network, train.shape(), seed);
        Trainer trainer = Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, optimizer))
                .batchSize(32)
                .epochs(epochs)
                .seed(seed);
        try {
            trainer.fit(built, train, validation, keep);
        } catch (DivergenceException e) {
            // expected for a learning rate that is too high: the curve ends here
        }
        return new Trained(built, reached);
    }
}
