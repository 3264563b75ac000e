package dev.nacre.examples;

import dev.nacre.Samples;
import dev.nacre.compute.Permutation;
import dev.nacre.data.Dataset;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** Takes the labels of most samples away, as papers on learning from few labels do. */
final class FewerLabels {
    private FewerLabels() {}

    /**
     * The same samples, of which only some have a label: the same number of each class, chosen at random.
     *
     * @param data samples with classes
     * @param count how many keep their label; what the number of classes does not divide goes to the first classes
     * @param seed determines which ones
     */
    static Dataset of(Dataset data, int count, long seed) {
        int classes = data.labels().size();
        int[] wanted = IntStream.range(0, classes)
                .map(c -> count / classes + (c < count % classes ? 1 : 0))
                .toArray();
        float[] t = data.samples().t().data.clone();
        for (int sample : Permutation.of(data.size(), new SplittableRandom(seed)))
            if (wanted[data.classOf(sample)]-- <= 0)
                Arrays.fill(t, sample * classes, (sample + 1) * classes, Float.NaN);
        for (int c = 0; c < classes; c++)
            if (wanted[c] > 0)
                throw new IllegalArgumentException(count + " labels need as many samples of each class, and there are "
                        + wanted[c] + " too few of class " + data.labels().get(c));
        Samples few = data.samples().withTargets(new FloatMatrix(classes, data.size(), t));
        return new Dataset(few, data.features(), data.labels(), data.categories());
    }
}
