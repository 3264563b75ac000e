package dev.nacre.examples.lecture;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.data.Dataset;
import dev.nacre.data.Split;
import dev.nacre.examples.DigitsData;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.metrics.Accuracy;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.DivergenceException;
import dev.nacre.training.Epoch;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/** Trainings on a small set of handwritten digits of 8 × 8 pixels, for the experiments. */
public record Digits(Samples train, Samples validation) {
    /** Of one digit. */
    public static final Shape SHAPE = new Shape(8, 8, 1);

    /** Four fifths of the digits in the jar to learn from, the others for validation. */
    public static Digits all(long seed) {
        return of(shipped().split(0.8, seed));
    }

    /** The same validation data, but only some digits to learn from, of each class in its proportion. */
    public static Digits few(int size, long seed) {
        Split split = shipped().split(0.8, seed);
        Dataset few = split.training()
                .split((double) size / split.training().size(), seed)
                .training();
        return of(new Split(few, split.test()));
    }

    private static Digits of(Split split) {
        return new Digits(
                split.training().samples().shaped(SHAPE), split.test().samples().shaped(SHAPE));
    }

    static Dataset shipped() {
        try {
            return DigitsData.shipped();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every fifth label of the training data is wrong, so that a network can overfit. */
    public Digits withWrongLabels() {
        FloatMatrix t = train.t();
        FloatMatrix wrong = new FloatMatrix(t.rows, t.columns, t.data.clone());
        for (int s = 0; s < t.columns; s += 5)
            for (int c = 0; c < t.rows; c++) wrong.data[s * t.rows + (c + 1) % t.rows] = t.data[s * t.rows + c];
        return new Digits(new Samples(train.x(), wrong), validation);
    }

    /** Trains with batches of 32, and returns the results so far even if training diverges. */
    Learned train(String network, String optimizer, int epochs, long seed) {
        return train(network, optimizer, 32, epochs, seed);
    }

    /** Trains, and returns the results so far even if training diverges. */
    public Learned train(
            String network, String optimizer, int batchSize, int epochs, long seed, Listener... listeners) {
        return fit(new Network(network, train.shape(), seed), optimizer, batchSize, epochs, seed, listeners);
    }

    /** Trains a network that may have learned something before, and returns the results so far. */
    public Learned fit(Network network, String optimizer, int batchSize, int epochs, long seed, Listener... listeners) {
        List<Epoch> reached = new ArrayList<>();
        Listener keep = new Listener() {
            @Override
            public void onEpoch(Training training, Epoch epoch) {
                reached.add(epoch);
            }
        };
        Trainer trainer = Trainer.of(new CrossEntropy(), Plugins.parse(Optimizer.class, optimizer))
                .metrics(new Accuracy())
                .batchSize(batchSize)
                .epochs(epochs)
                .seed(seed);
        try {
            trainer.fit(
                    network,
                    train,
                    validation,
                    Stream.concat(Stream.of(keep), Stream.of(listeners)).toArray(Listener[]::new));
        } catch (DivergenceException e) {
            // expected for a learning rate that is too high: the curve ends here
        }
        return new Learned(network, reached);
    }
}
