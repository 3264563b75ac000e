package dev.nacre.tck;

import dev.nacre.Loss;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/** Outputs and targets that losses are tested on, new ones at each call. */
final class Targets {
    static final int OUTPUTS = 5;
    static final int SAMPLES = 6;

    private Targets() {}

    static FloatMatrix outputs() {
        return Numbers.signed(OUTPUTS, SAMPLES, 0.1, 2, new Draws(1));
    }

    /** One class for each sample. */
    static FloatMatrix oneHot() {
        FloatMatrix t = new FloatMatrix(OUTPUTS, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) t.data[s * OUTPUTS + s % OUTPUTS] = 1;
        return t;
    }

    /** The kinds of targets for which the loss is finite: one-hot, distributions, numbers of any sign. */
    static List<FloatMatrix> of(Loss loss) {
        FloatMatrix distribution = Numbers.uniform(OUTPUTS, SAMPLES, 0.2, 1, new Draws(2));
        for (int s = 0; s < SAMPLES; s++) {
            double sum = 0;
            for (int i = 0; i < OUTPUTS; i++) sum += distribution.data[s * OUTPUTS + i];
            for (int i = 0; i < OUTPUTS; i++) distribution.data[s * OUTPUTS + i] /= (float) sum;
        }
        List<FloatMatrix> fitting = new ArrayList<>();
        for (FloatMatrix t : List.of(oneHot(), distribution, Numbers.signed(OUTPUTS, SAMPLES, 0.1, 2, new Draws(3))))
            if (accepts(loss, t)) fitting.add(t);
        if (fitting.isEmpty())
            throw new Violation("a finite loss for one-hot targets, distributions, or real numbers", "none");
        return fitting;
    }

    private static boolean accepts(Loss loss, FloatMatrix t) {
        try {
            loss.requireTargets("target", t);
            return Double.isFinite(loss.value(outputs(), t));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
