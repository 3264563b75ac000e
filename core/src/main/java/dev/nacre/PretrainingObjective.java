package dev.nacre;

import java.util.List;
import org.jblas.FloatMatrix;

/** The reconstruction error of one layer. */
record PretrainingObjective(Pretrainable layer) implements Objective {
    private static final int INFERENCE_BATCH = 1024;
    private static final double[] NO_METRICS = {};

    @Override
    public List<Parameter> parameters() {
        return layer.pretrainingParameters();
    }

    @Override
    public List<String> metrics() {
        return List.of();
    }

    @Override
    public BatchResult addGradients(Batch batch) {
        return new BatchResult(layer.pretrain(batch.x()), NO_METRICS);
    }

    @Override
    public BatchResult evaluate(Batches data) {
        double sum = 0;
        long count = 0;
        for (FloatMatrix x : data.features(INFERENCE_BATCH)) {
            sum += layer.reconstructionError(x) * x.columns;
            count += x.columns;
        }
        if (count == 0) throw new IllegalArgumentException("there is no sample to evaluate on");
        return new BatchResult(sum / count, NO_METRICS);
    }
}
