package dev.nacre.examples.images;

import dev.nacre.Loss;
import dev.nacre.losses.ClassWeighted;
import dev.nacre.losses.CrossEntropy;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss: cross-entropy with a little label smoothing. If classes differ in size, rare ones count more, by the root
 * of what would balance them: a compromise between the share of right pictures and that of each class.
 */
final class ClassWeights {
    private static final float SMOOTHING = 0.05f;
    private static final double EVEN = 1.5;

    private ClassWeights() {}

    /** For the number of training pictures of each class. */
    static Loss loss(int... counts) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double all = 0;
        double weighted = 0;
        for (int count : counts) {
            least = Math.min(least, count);
            most = Math.max(most, count);
            all += count;
            weighted += Math.sqrt(count);
        }
        if (most <= EVEN * least) return new CrossEntropy(SMOOTHING);
        List<Float> weights = new ArrayList<>();
        for (int count : counts) weights.add((float) (count == 0 ? 1 : all / (weighted * Math.sqrt(count))));
        return new ClassWeighted(new CrossEntropy(SMOOTHING), weights);
    }
}
