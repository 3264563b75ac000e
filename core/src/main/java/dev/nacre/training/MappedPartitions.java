package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.TrainingData;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Partitions seen through a layer: by whoever looks at them here. Tasks take the layers below what they train along, see {@link Replica}. */
record MappedPartitions(Partitions source, TrainingData mapped) implements Partitions {
    @Override
    public <R> void run(Task<R> task, Consumer<R> results) {
        source.run(task, results);
    }

    @Override
    public ParameterAveraging rounds() {
        return source.rounds();
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
    public OptionalLong samples() {
        return mapped.samples();
    }

    @Override
    public boolean missing() {
        return mapped.missing();
    }

    @Override
    public Iterator<Batch> inOrder(int size) {
        return mapped.inOrder(size);
    }
}
