package dev.nacre;

import java.util.Iterator;
import java.util.OptionalLong;

/** Batches seen through a layer, mapped anew in each pass: for data that doesn't fit into memory. */
record MappedBatches(Batches source, Layer lower) implements Batches {
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
