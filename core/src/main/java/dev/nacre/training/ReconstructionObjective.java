package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layer;
import dev.nacre.LayerInputs;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Pretrainable;
import dev.nacre.TrainingData;
import java.util.List;

/** The reconstruction error of one autoencoder in a network, on the data as transformed by the layers below it. */
public final class ReconstructionObjective implements Objective {
    private static final int INFERENCE_BATCH = 1024;

    private final Network network;
    private final Pretrainable layer;

    /**
     * An objective for one layer.
     *
     * @param network contains the layer; the layers below it do not change
     * @param layer the autoencoder to train
     */
    public ReconstructionObjective(Network network, Pretrainable layer) {
        this.network = network;
        this.layer = layer;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Layer layer() {
        return layer;
    }

    @Override
    public List<Parameter> parameters() {
        return layer.pretrainingParameters();
    }

    @Override
    public void requireData(String what, TrainingData data) {
        DataChecks.requireFeatures(network, what, data);
    }

    @Override
    public TrainingData prepare(TrainingData data) {
        return LayerInputs.of(network.layer(), layer, data);
    }

    @Override
    public Result addGradients(Batch batch) {
        return new Result(layer.pretrain(batch));
    }

    @Override
    public Evaluation evaluate(TrainingData data) {
        Evaluation sum = new Evaluation();
        data.forEachBatch(INFERENCE_BATCH, batch -> {
            double[] errors = layer.reconstructionErrors(batch.x());
            double total = 0;
            for (int s = 0; s < errors.length; s++)
                total += batch.weights() == null ? errors[s] : batch.weights().data[s] * errors[s];
            sum.add(total / errors.length, errors.length);
        });
        return sum;
    }

    @Override
    public ObjectiveFactory factory() {
        return new Factory(LayerInputs.learners(network.layer()).indexOf(layer));
    }

    /** The layer by its number among those that learn. */
    private record Factory(int number) implements ObjectiveFactory {
        @Override
        public Objective create(Network copy) {
            return new ReconstructionObjective(
                    copy, LayerInputs.learners(copy.layer()).get(number));
        }
    }
}
