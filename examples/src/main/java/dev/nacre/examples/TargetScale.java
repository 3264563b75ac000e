package dev.nacre.examples;

import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.data.Scale;
import dev.nacre.model.Transfer;
import org.jblas.FloatMatrix;

/**
 * Targets that are numbers are learned as standardised ones, and a last layer brings predictions back. Classes stay as they are.
 *
 * @param mean of the training part
 * @param deviation of the training part; 1 if all are the same
 */
record TargetScale(float mean, float deviation) {
    private static final TargetScale NONE = new TargetScale(0, 1);

    static TargetScale of(Dataset data) {
        if (TableLearner.classes(data)) return NONE;
        float[] t = data.samples().t().data;
        double mean = 0;
        for (float v : t) mean += v / (double) t.length;
        double squares = 0;
        for (float v : t) squares += (v - mean) * (v - mean) / t.length;
        return new TargetScale((float) mean, squares > 0 ? (float) Math.sqrt(squares) : 1);
    }

    Dataset apply(Dataset data) {
        if (equals(NONE)) return data;
        Samples samples = data.samples();
        float[] t = samples.t().data.clone();
        for (int i = 0; i < t.length; i++) t[i] = (t[i] - mean) / deviation;
        FloatMatrix scaled = new FloatMatrix(samples.t().rows, samples.t().columns, t);
        return new Dataset(
                new Samples(samples.x(), scaled, null, samples.missing(), Shape.flat(samples.x().rows)), data.features(), data.labels(), data.categories());
    }

    Network undo(Network network, long seed) {
        return equals(NONE) ? network : Transfer.withHead(network, new Scale(deviation, mean), seed);
    }
}
