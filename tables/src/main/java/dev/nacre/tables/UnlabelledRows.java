package dev.nacre.tables;

import dev.nacre.Labels;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.data.Dataset;
import dev.nacre.training.Objective;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * Rows without a label, from which some networks learn beside those with one.
 *
 * @param x features × rows
 */
record UnlabelledRows(FloatMatrix x) {
    /** Those of a table whose label has gaps, and further ones. */
    static UnlabelledRows of(Dataset data, Optional<Samples> further) {
        FloatMatrix own = data.partlyLabelled()
                ? data.samples().select(Labels.absent(data.samples())).x()
                : new FloatMatrix(data.inputs(), 0);
        return new UnlabelledRows(further.map(more -> beside(own, more.x())).orElse(own));
    }

    static UnlabelledRows none(int features) {
        return new UnlabelledRows(new FloatMatrix(features, 0));
    }

    int size() {
        return x.columns;
    }

    /** Whether there are any, and a network learns from them. */
    boolean usedBy(Network network, Trainer trainer) {
        return size() > 0
                && Objective.supervised(network, trainer.loss(), List.of()).takesUnlabelled();
    }

    /** What becomes of them, for the user. */
    String note(MemberTraining how, Dataset training) {
        Network first = new Network(how.network(training, 0), training.shape(), 1);
        return size() + " rows have no label: "
                + (usedBy(first, how.trainer(training, 0))
                        ? "the networks learned from them too, beside " + training.size() + " that have one"
                        : "they were left out; --network 'ladder([100, 50], outputs=" + training.targets()
                                + ")' learns from them too, which may help if few rows have a label");
    }

    /** Rows with a label, followed by these. */
    Dataset after(Dataset labelled) {
        Samples known = labelled.samples();
        FloatMatrix t = filled(known.targets(), Float.NaN);
        FloatMatrix weights = known.weights() == null ? null : beside(known.weights(), filled(1, 1));
        Samples all = new Samples(beside(known.x(), x), beside(known.t(), t), weights, known.missing(), known.shape());
        return new Dataset(all, labelled.features(), labelled.labels(), labelled.categories());
    }

    private FloatMatrix filled(int rows, float value) {
        FloatMatrix m = new FloatMatrix(rows, size());
        Arrays.fill(m.data, value);
        return m;
    }

    private static FloatMatrix beside(FloatMatrix first, FloatMatrix second) {
        FloatMatrix both = new FloatMatrix(first.rows, first.columns + second.columns);
        System.arraycopy(first.data, 0, both.data, 0, first.length);
        System.arraycopy(second.data, 0, both.data, first.length, second.length);
        return both;
    }
}
