package dev.nacre.training;

import dev.nacre.Pass;
import dev.nacre.Shape;
import dev.nacre.TrainingData;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Partitions whose features are passed through a layer when they are read on this machine. Tasks bring the lower layers
 * along instead: see {@link Replica}.
 */
record MappedPartitions(Partitions source, TrainingData mapped) implements Partitions {
    @Override
    public <R> void run(Task<R> task, Consumer<R> results) {
        source.run(task, results);
    }

    @Override
    public ParameterAveraging averaging() {
        return source.averaging();
    }

    @Override
    public int inputs() {
        return mapped.inputs();
    }

    @Override
    public int targets() {
        return mapped.targets();
    }

    @Override
    public OptionalLong sampleCount() {
        return mapped.sampleCount();
    }

    @Override
    public Shape shape() {
        return mapped.shape();
    }

    @Override
    public boolean missing() {
        return mapped.missing();
    }

    @Override
    public boolean partlyLabelled() {
        return mapped.partlyLabelled();
    }

    @Override
    public Pass inOrder(int size) {
        return mapped.inOrder(size);
    }
}
