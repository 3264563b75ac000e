package com.example.nacre;

import dev.nacre.Batch;
import dev.nacre.Evaluation;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.training.Objective;
import dev.nacre.training.ObjectiveFactory;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * A stranger's objective, by public API alone: entropy minimisation (Grandvalet and Bengio, 2005). The loss of a sample
 * with a label is its cross-entropy; that of a sample without one is the entropy of its class probabilities, times a
 * factor.
 */
public final class EntropyMinimisation implements Objective {
    private final Network network;
    private final float factor;
    private final CrossEntropy labelled = new CrossEntropy();

    /** The factor is that of the entropy. */
    public EntropyMinimisation(Network network, float factor) {
        this.network = network;
        this.factor = factor;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public List<Parameter> parameters() {
        return Layers.parameters(network.layer());
    }

    @Override
    public void requireData(String what, TrainingData data) {
        if (data.inputs() != network.inputs() || data.targets() != network.outputs())
            throw new IllegalArgumentException("the " + what + " does not fit " + network);
    }

    @Override
    public Result addGradients(Batch batch) {
        FloatMatrix y = network.layer().forward(batch.x(), Mode.TRAIN);
        FloatMatrix dy = new FloatMatrix(y.rows, y.columns);
        double loss = loss(y, batch, dy.data);
        network.layer().backward(dy, false);
        return new Result(loss);
    }

    @Override
    public Evaluation evaluate(TrainingData data) {
        Evaluation sum = new Evaluation();
        data.forEachBatch(100, batch -> {
            FloatMatrix y = network.layer().forward(batch.x(), Mode.INFER);
            sum.add(loss(y, batch, new float[y.length]), y.columns);
        });
        return sum;
    }

    @Override
    public ObjectiveFactory factory() {
        return new Factory(factor);
    }

    private record Factory(float factor) implements ObjectiveFactory {
        @Override
        public Objective create(Network copy) {
            return new EntropyMinimisation(copy, factor);
        }
    }

    private double loss(FloatMatrix y, Batch batch, float[] dy) {
        double sum = 0;
        for (int s = 0; s < y.columns; s++) {
            int from = s * y.rows;
            int to = from + y.rows;
            float weight = batch.weights() == null ? 1 : batch.weights().data[s];
            float[] t = batch.t().data;
            sum += weight
                    * (Float.isNaN(t[from])
                            ? entropy(y.data, dy, weight * factor / y.columns, from, to)
                            : labelled.gradient(y.data, t, dy, weight / y.columns, from, to));
        }
        return sum / y.columns;
    }

    private double entropy(float[] y, float[] dy, float weight, int from, int to) {
        float[] p = new float[y.length];
        labelled.predict(y, p, from, to);
        double entropy = 0;
        for (int i = from; i < to; i++) entropy -= p[i] * log(p[i]);
        for (int i = from; i < to; i++) dy[i] = (float) (-weight * p[i] * (log(p[i]) + entropy));
        return factor * entropy;
    }

    private static double log(float p) {
        return Math.log(Math.max(p, Float.MIN_NORMAL));
    }
}
