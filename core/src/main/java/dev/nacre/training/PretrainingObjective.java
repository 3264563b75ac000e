package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Parameter;
import dev.nacre.Pretrainable;
import dev.nacre.TrainingData;
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
    public Evaluation evaluation(TrainingData data) {
        Evaluation sum = new Evaluation();
        for (FloatMatrix x : data.features(INFERENCE_BATCH)) sum.add(layer.reconstructionError(x), x.columns);
        return sum;
    }

    @Override
    public BatchResult result(Evaluation evaluation) {
        return new BatchResult(evaluation.meanLoss(), NO_METRICS);
    }
}
