package dev.nacre;

import java.util.Iterator;
import java.util.OptionalLong;

/**
 * Data whose features are mapped through a layer, anew in each pass: for data that does not fit into memory.
 *
 * @param source the data
 * @param lower maps the features, in {@link Mode#INFER}; must not change while the data is in use
 */
public record MappedData(TrainingData source, Layer lower) implements TrainingData {
    @Override
    public int inputs() {
        return lower.outputs();
    }

    @Override
    public int targets() {
        return source.targets();
    }

    @Override
    public OptionalLong samples() {
        return source.samples();
    }

    @Override
    public boolean missing() {
        return source.missing() && !lower.takesMissing();
    }

    @Override
    public Iterator<Batch> shuffled(int size, long seed) {
        return mapped(source.shuffled(size, seed));
    }

    @Override
    public Iterator<Batch> inOrder(int size) {
        return mapped(source.inOrder(size));
    }

    private Iterator<Batch> mapped(Iterator<Batch> batches) {
        return new MappedIterator<>(
                batches, batch -> new Batch(lower.forward(batch.x(), Mode.INFER), batch.t(), batch.weights()));
    }
}
