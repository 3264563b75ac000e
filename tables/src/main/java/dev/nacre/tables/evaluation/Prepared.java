package dev.nacre.tables.evaluation;

import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.data.Preprocessing;
import dev.nacre.data.Split;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.losses.ScaledTargets;
import org.jblas.FloatMatrix;

/** The rows of a fold as numbers that a network learns from easily; all statistics are those of the training rows. */
record Prepared(Samples training, FloatMatrix test, Loss loss) {
    static Prepared of(Split fold) {
        CommonCategories categories = new CommonCategories(fold.training());
        Dataset data = categories.apply(fold.training());
        Network preprocessing = new Network(new Sequential(Preprocessing.of(data)), data.shape(), 1);
        preprocessing.fitPreprocessing(data);
        return new Prepared(
                data.through(preprocessing.layer()),
                preprocessing.infer(categories.apply(fold.test()).samples().x()),
                data.labels().isEmpty() ? ScaledTargets.of(new Mse(), data) : new CrossEntropy());
    }

    boolean classes() {
        return loss.takesLogits();
    }

    /** The test rows, by a network for prepared rows. */
    FloatMatrix predict(Network network) {
        FloatMatrix y = network.infer(test);
        FloatMatrix prediction = new FloatMatrix(y.rows, y.columns);
        loss.predict(y, prediction);
        return prediction;
    }
}
