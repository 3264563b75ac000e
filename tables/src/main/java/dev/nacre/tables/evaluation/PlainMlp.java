package dev.nacre.tables.evaluation;

import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jblas.FloatMatrix;

/** scikit-learn's MLPClassifier and MLPRegressor with their defaults, but without their penalty, which is tiny. */
record PlainMlp(long seed, BooleanSupplier cancelled) {
    private static final int UNITS = 100;
    private static final int BATCH = 200;
    private static final int EPOCHS = 200;
    private static final int FEWEST_EPOCHS = 5;
    /** Multiplications of the forward passes in one training, at most: one or two seconds. */
    private static final double WORK = 1.5e9;

    FloatMatrix predict(Prepared fold) {
        Samples rows = fold.training();
        LayerSpec layers = Plugins.parse(
                LayerSpec.class, "sequential([dense(" + UNITS + ", activation=relu), dense(" + rows.targets() + ")])");
        Network network = new Network(layers, rows.inputs(), seed);
        Trainer.of(fold.loss(), Plugins.parse(Optimizer.class, "adam(0.001)"))
                .batchSize(Math.min(BATCH, rows.size()))
                .epochs(epochs(rows))
                .seed(seed)
                .fit(network, rows, new PlateauStop(cancelled));
        if (cancelled.getAsBoolean()) throw new CancellationException("plain MLP");
        return fold.predict(network);
    }

    private static int epochs(Samples rows) {
        double epoch = (double) rows.size() * UNITS * (rows.inputs() + rows.targets());
        return (int) Math.max(FEWEST_EPOCHS, Math.min(EPOCHS, WORK / epoch));
    }
}
