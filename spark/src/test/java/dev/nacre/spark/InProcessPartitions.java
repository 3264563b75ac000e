package dev.nacre.spark;

import dev.nacre.Batch;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Partitions in this process, without Spark. Training on Spark must give the same bits. */
record InProcessPartitions(ParameterAveraging averaging, List<Samples> parts) implements Partitions {
    /** Partitions of the same sizes as those of {@link Local#table(Samples, int)}. */
    static InProcessPartitions of(ParameterAveraging averaging, Samples all, int number) {
        List<Samples> parts = new ArrayList<>();
        for (int p = 0; p < number; p++)
            parts.add(all.select(IntStream.range(all.size() * p / number, all.size() * (p + 1) / number)
                    .toArray()));
        return new InProcessPartitions(averaging, parts);
    }

    @Override
    public <R> void run(Task<R> task, Consumer<R> results) {
        for (int p = 0; p < parts.size(); p++) results.accept(task.on(parts.get(p), p));
    }

    @Override
    public int inputs() {
        return parts.get(0).inputs();
    }

    @Override
    public int targets() {
        return parts.get(0).targets();
    }

    @Override
    public OptionalLong sampleCount() {
        return OptionalLong.of(parts.stream().mapToLong(Samples::size).sum());
    }

    @Override
    public boolean partlyLabelled() {
        return parts.stream().anyMatch(Samples::partlyLabelled);
    }

    @Override
    public Pass inOrder(int size) {
        List<Batch> batches = new ArrayList<>();
        for (Samples part : parts) part.forEachBatch(part.size(), batches::add);
        return Pass.of(batches.iterator());
    }
}
