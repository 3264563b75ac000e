package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Metric;
import dev.nacre.activations.Mish;
import dev.nacre.activations.Selu;
import dev.nacre.data.Dataset;
import dev.nacre.data.Missing;
import dev.nacre.layers.LearningRate;
import dev.nacre.layers.Sequential;
import dev.nacre.optimizers.Adam;
import dev.nacre.optimizers.Chain;
import dev.nacre.optimizers.CosineLog;
import dev.nacre.optimizers.FlatCosine;
import dev.nacre.optimizers.WeightDecay;
import dev.nacre.tables.layers.FadingDropout;
import dev.nacre.tables.layers.FeatureScale;
import dev.nacre.tables.layers.NtkDense;
import dev.nacre.tables.layers.Parametric;
import dev.nacre.tables.layers.PeriodicEmbeddings;
import dev.nacre.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * What training on a table does by default: networks after RealMLP (Holzmüller et al., 2024, arXiv:2407.04491), smaller
 * than the paper's. They train for as many epochs as a budget of computation allows, so that results don't depend on
 * the clock. For numbers, dropout and learning rate are smaller than the paper's. The fast preset leaves out a layer
 * and the embeddings of numbers.
 *
 * @param loss the loss of all networks: with targets scaled alike, their outputs can be averaged
 * @param metric computed after each epoch
 * @param classes whether the label is a class
 * @param missing whether gaps are filled alone, or flagged, too
 * @param size of each network
 * @param epochs passes over the training data
 * @param members number of networks
 */
record Recipe(Loss loss, Metric metric, boolean classes, Missing missing, NetworkSize size, int epochs, int members)
        implements MemberTraining {
    private static final int BATCH = 256;
    /** Embeddings of more numbers would need gigabytes. */
    private static final int MOST_EMBEDDED = 1_000;

    /** The recipe for a table. */
    static Recipe of(Dataset data, TableOptions options, Loss loss, Metric metric) {
        NetworkSize size = NetworkSize.of(options.preset());
        Budget budget = Budget.of(options.preset(), data.size(), TableInputs.of(data, options.missing()), size);
        return new Recipe(
                loss, metric, !data.labels().isEmpty(), options.missing(), size, budget.epochs(), budget.members());
    }

    Recipe members(int number) {
        return new Recipe(loss, metric, classes, missing, size, epochs, number);
    }

    Recipe epochs(int number) {
        return new Recipe(loss, metric, classes, missing, size, number, members);
    }

    @Override
    public LayerSpec network(Dataset training, int number) {
        TableInputs inputs = TableInputs.of(training, missing);
        List<LayerSpec> layers = new ArrayList<>(inputs.layers());
        if (size.embedded() && !inputs.numbers().isEmpty() && inputs.numbers().size() <= MOST_EMBEDDED)
            layers.add(new LearningRate(new PeriodicEmbeddings(16, 4, 0.1f, inputs.numbers()), 0.1f));
        layers.add(new LearningRate(new FeatureScale(), 6));
        for (int i = 0; i < size.layers(); i++) {
            layers.add(new NtkDense(size.units()));
            layers.add(new LearningRate(new Parametric(classes ? new Selu() : new Mish()), 0.1f));
            layers.add(new FadingDropout(classes ? 0.15f : 0.05f, steps(training)));
        }
        layers.add(new NtkDense(training.targets()));
        return new Sequential(layers);
    }

    private int steps(Dataset training) {
        return epochs * ((training.size() + BATCH - 1) / BATCH);
    }

    @Override
    public Trainer trainer(Dataset training, int number) {
        int steps = steps(training);
        float rate = classes ? 0.04f : 0.1f;
        Chain optimizer = new Chain(
                new Adam(rate, 0.9f, 0.95f, 1e-8f, true),
                new WeightDecay(0.02f * rate, new FlatCosine(steps, 0.5f)),
                new CosineLog(steps, 4));
        return Trainer.of(loss, optimizer).batchSize(BATCH).epochs(epochs).metrics(metric);
    }

    /** All epochs: the schedule ends with the last one. */
    @Override
    public int patience(Dataset training) {
        return epochs;
    }
}
