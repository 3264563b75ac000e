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

    FloatMatrix predict(Prepared fold) {
        Samples rows = fold.training();
        String layer = String.format(
                Locale.ROOT,
                "dense(%d, initializer=zeros, penalty=l2(%s))",
                rows.targets(),
                Float.toString(0.5f / rows.size()));
        Network network = new Network(Plugins.parse(LayerSpec.class, layer), rows.inputs(), 1);
        FullBatchTraining training = new FullBatchTraining(
                new SupervisedObjective(network, fold.loss(), List.of()),
                Plugins.parse(FullBatchOptimizer.class, "lbfgs(tolerance=0.0001)"),
                rows);
        for (int i = 0; i < ITERATIONS; i++) {
            if (cancelled.getAsBoolean()) throw new CancellationException("linear model");
            if (training.iterate() != FullBatchOptimizer.Outcome.IMPROVED) break;
        }
        return fold.predict(network);
    }
}
