package dev.nacre.examples.images;

import dev.nacre.TrainingData;
import dev.nacre.compute.Argmax;
import dev.nacre.metrics.ConfusionMatrix;
import dev.nacre.model.Model;
import org.jblas.FloatMatrix;

/**
 * A model's answers to held-out pictures.
 *
 * @param probabilities classes × pictures
 * @param targets one-hot, of the same shape
 */
record PictureTest(FloatMatrix probabilities, FloatMatrix targets) {
    private static final int BATCH = 64;

    static PictureTest of(Model model, TrainingData data, int pictures) {
        FloatMatrix probabilities = new FloatMatrix(data.targets(), pictures);
        FloatMatrix targets = new FloatMatrix(data.targets(), pictures);
        int[] done = new int[1];
        data.forEachBatch(BATCH, batch -> {
            System.arraycopy(model.predict(batch.x()).data, 0, probabilities.data, done[0], batch.t().length);
            System.arraycopy(batch.t().data, 0, targets.data, done[0], batch.t().length);
            done[0] += batch.t().length;
        });
        return new PictureTest(probabilities, targets);
    }

    int size() {
        return targets.columns;
    }

    int[] truth() {
        return classes(targets);
    }

    int[] predicted() {
        return classes(probabilities);
    }

    private static int[] classes(FloatMatrix m) {
        int[] classes = new int[m.columns];
        for (int s = 0; s < classes.length; s++) classes[s] = Argmax.of(m.data, s * m.rows, (s + 1) * m.rows);
        return classes;
    }

    double accuracy() {
        int[] truth = truth();
        int[] predicted = predicted();
        int right = 0;
        for (int s = 0; s < truth.length; s++) if (truth[s] == predicted[s]) right++;
        return (double) right / truth.length;
    }

    /** The mean over the classes of the share of their pictures that is recognised. */
    double balancedAccuracy() {
        ConfusionMatrix matrix = confusion();
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < matrix.classes(); c++) {
            if (matrix.actual(c) == 0) continue;
            sum += matrix.recall(c);
            classes++;
        }
        return sum / classes;
    }

    ConfusionMatrix confusion() {
        return ConfusionMatrix.of(probabilities, targets);
    }
}
