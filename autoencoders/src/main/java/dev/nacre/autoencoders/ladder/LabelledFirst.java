package dev.nacre.autoencoders.ladder;

import dev.nacre.Batch;
import dev.nacre.DerivedData;
import dev.nacre.Labels;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import java.util.function.Consumer;

/**
 * Batches of labelled samples followed by as many samples without targets. An epoch is one pass over all samples as
 * unlabelled ones; labelled ones are repeated as often as it takes. All batches have the same size: what is left at the
 * end of a pass is left out of it, if the pass has a full batch. In order come the labelled samples alone.
 *
 * @param source all samples
 * @param labelled those with targets, at least one
 */
record LabelledFirst(TrainingData source, TrainingData labelled) implements DerivedData {
    static LabelledFirst of(TrainingData data) {
        if (!data.partlyLabelled()) return new LabelledFirst(data, data);
        if (!(data instanceof Samples samples))
            throw new IllegalArgumentException("samples without a label must be in memory, as Samples");
        int[] known = Labels.present(samples);
        if (known.length == 0)
            throw new IllegalArgumentException("no sample has a label; a ladder needs some, or use pretrain");
        return new LabelledFirst(data, samples.select(known));
    }

    @Override
    public Pass shuffled(int size, long seed) {
        return new PairedPass(source, labelled, size, seed);
    }

    @Override
    public Pass inOrder(int size) {
        return labelled.inOrder(size);
    }

    @Override
    public void forEachBatch(int size, Consumer<Batch> action) {
        labelled.forEachBatch(size, action);
    }
}
