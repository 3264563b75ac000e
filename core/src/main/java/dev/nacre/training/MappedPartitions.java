package dev.nacre.training;

import dev.nacre.DerivedData;
import dev.nacre.Pass;
import dev.nacre.TrainingData;
import java.util.function.Consumer;

/**
 * Partitions whose features are passed through a layer when they are read on this machine. Tasks bring the lower layers
 * along instead: see {@link Replica}.
 */
record MappedPartitions(Partitions partitions, TrainingData source) implements Partitions, DerivedData {
    @Override
    public <R> void run(Task<R> task, Consumer<R> results) {
        partitions.run(task, results);
    }

    @Override
    public ParameterAveraging averaging() {
        return partitions.averaging();
    }

    @Override
    public Pass inOrder(int size) {
        return source.inOrder(size);
    }
}
