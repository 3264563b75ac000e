package dev.nacre.examples;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import dev.nacre.compute.Buffer;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.training.Objective;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The objective of one of the two parts of a GAN. The discriminator's target is 1 for a real image and 0 for a
 * generated one; the generator's target is that the discriminator says 1 of its images.
 *
 * @param network the generator followed by the discriminator
 * @param trained the part whose parameters are trained
 * @param run what a batch passes through: the discriminator for images, or the whole network for codes
 * @param gradients of the outputs
 */
record GanSide(Network network, Layer trained, Layer run, Buffer gradients) implements Objective {
    private static final Loss LOSS = new BinaryCrossEntropy();

    GanSide(Network network, Layer trained, Layer run) {
        this(network, trained, run, new Buffer());
    }

    @Override
    public Layer layer() {
        return trained;
    }

    @Override
    public List<Parameter> parameters() {
        return Layers.parameters(trained);
    }

    /** Besides the loss it gives the share of outputs on the same side of a probability of 0.5 as their target. */
    @Override
    public Result addGradients(Batch batch) {
        FloatMatrix y = run.forward(batch.x(), Mode.TRAIN);
        FloatMatrix dy = gradients.of(y.rows, y.columns);
        double loss = LOSS.gradient(y, batch, dy);
        run.backward(dy, false);
        int right = 0;
        for (int i = 0; i < y.length; i++) if (y.data[i] > 0 == batch.t().data[i] > 0.5f) right++;
        return new Result(loss, (double) right / y.length);
    }

    @Override
    public Evaluation evaluate(TrainingData data) {
        return Evaluation.of(run, LOSS, false, data);
    }
}
