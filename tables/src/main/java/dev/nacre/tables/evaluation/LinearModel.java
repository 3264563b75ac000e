package dev.nacre.tables.evaluation;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.FullBatchTraining;
import dev.nacre.training.SupervisedObjective;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jblas.FloatMatrix;

/** Softmax or linear regression. */
record LinearModel(BooleanSupplier cancelled) {
    private static final int ITERATIONS = 100;
    private static final int FEWEST_ITERATIONS = 20;
    /** Multiplications of the forward passes in one training, at most: about a second. */
    private static final double WORK = 3e9;

    FloatMatrix predict(Prepared fold) {
        Samples rows = fold.training();
        String layer = String.format(
                Locale.ROOT,
                "dense(%d, initializer=zeros, penalty=l2(%s))",
                rows.targets(),
                Float.toString((fold.classes() ? 0.5f : 1) / rows.size()));
        Network network = new Network(Plugins.parse(LayerSpec.class, layer), rows.inputs(), 1);
        FullBatchTraining training = new FullBatchTraining(
                new SupervisedObjective(network, fold.loss(), List.of()),
                Plugins.parse(FullBatchOptimizer.class, "lbfgs(tolerance=0.0001)"),
                rows);
        for (int i = 0; i < iterations(rows); i++) {
            if (cancelled.getAsBoolean()) throw new CancellationException("linear model");
            if (training.iterate() != FullBatchOptimizer.Outcome.IMPROVED) break;
        }
        return fold.predict(network);
    }

    private static int iterations(Samples rows) {
        double iteration = (double) rows.size() * rows.inputs() * rows.targets();
        return (int) Math.max(FEWEST_ITERATIONS, Math.min(ITERATIONS, WORK / iteration));
    }
}
