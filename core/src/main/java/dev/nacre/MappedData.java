package dev.nacre;

/**
 * Data whose features are passed through a layer. Each pass computes them again, so the data need not fit into memory.
 *
 * @param source the data
 * @param lower maps the features, in {@link Mode#INFER}; must not change while the data is in use
 */
public record MappedData(TrainingData source, Layer lower) implements DerivedData {
    @Override
    public Shape shape() {
        return lower.shape();
    }

    @Override
    public boolean missing() {
        return source.missing() && !lower.takesMissing();
    }

    @Override
    public Pass shuffled(int size, long seed) {
        return source.shuffled(size, seed).map(this::mapped);
    }

    @Override
    public Pass inOrder(int size) {
        return source.inOrder(size).map(this::mapped);
    }

    private Batch mapped(Batch batch) {
        return new Batch(lower.forward(batch.x(), Mode.INFER), batch.t(), batch.weights());
    }
}
