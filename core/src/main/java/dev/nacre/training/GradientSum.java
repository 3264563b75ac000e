package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Parameter;
import dev.nacre.Pass;
import dev.nacre.TrainingData;
import java.util.List;

/** The gradient over many samples, summed in double precision, on this machine or by partitions. */
final class GradientSum {
    /** Number of samples computed at once. */
    static final int BATCH = 1024;

    private final Objective objective;
    private final List<Parameter> parameters;
    private final double[] sum;
    private final Progress progress;

    /** Of frozen parameters there is none. */
    GradientSum(Objective objective) {
        this.objective = objective;
        this.parameters = Updater.trainable(objective.parameters());
        this.sum = new double
                [FlatVector.length(parameters.stream().map(Parameter::value).toList())];
        this.progress = new Progress(objective.metrics().size());
    }

    /** Adds samples; stops when the loss becomes NaN or infinite. */
    void add(TrainingData data) {
        try (Pass batches = data.inOrder(BATCH)) {
            while (batches.hasNext() && Double.isFinite(progress.lossSum)) add(batches.next());
        }
    }

    private void add(Batch batch) {
        for (Parameter p : parameters) p.clearGradient();
        progress.add(objective.addGradients(batch), batch.x().columns);
        int at = 0;
        for (Parameter p : parameters) for (float g : p.gradient().data) sum[at++] += (double) batch.x().columns * g;
    }

    /** Adds a partition's partial result. */
    void add(PartialResult part) {
        if (part.size == 0) return;
        progress.add(part);
        for (int i = 0; i < sum.length; i++) sum[i] += part.gradient[i];
    }

    PartialResult partialResult(long size, float[] values) {
        return new PartialResult(size, progress, sum, values);
    }

    Progress progress() {
        return progress;
    }

    /** The mean gradient. */
    void mean(double[] gradient) {
        if (progress.samples == 0) throw new IllegalArgumentException("there is no sample to train on");
        for (int i = 0; i < sum.length; i++) gradient[i] = sum[i] / progress.samples;
    }

    /** Sets the parameters' gradients to the mean gradient. */
    void scatter() {
        double[] mean = new double[sum.length];
        mean(mean);
        int at = 0;
        for (Parameter p : parameters) {
            p.clearGradient();
            float[] gradient = p.gradient().data;
            for (int i = 0; i < gradient.length; i++) gradient[i] = (float) mean[at++];
        }
    }
}
