package dev.nacre.spark.measure;

import dev.nacre.Pass;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Partitions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Partitions that measure how long tasks run, how long the driver handles their results, and how many bytes go each
 * way.
 */
final class MeasuredPartitions implements Partitions {
    private final Partitions partitions;
    long out;
    long back;
    double away;
    double here;

    MeasuredPartitions(Partitions partitions) {
        this.partitions = partitions;
    }

    @Override
    public <R> void run(Task<R> task, Consumer<R> results) {
        out += size(task);
        long start = System.nanoTime();
        long[] taken = new long[1];
        partitions.run(task, result -> {
            long arrived = System.nanoTime();
            results.accept(result);
            taken[0] += System.nanoTime() - arrived;
            back += size(result);
        });
        here += taken[0] * 1e-9;
        away += (System.nanoTime() - start - taken[0]) * 1e-9;
    }

    private static long size(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    @Override
    public ParameterAveraging averaging() {
        return partitions.averaging();
    }

    @Override
    public int inputs() {
        return partitions.inputs();
    }

    @Override
    public int targets() {
        return partitions.targets();
    }

    @Override
    public OptionalLong sampleCount() {
        return partitions.sampleCount();
    }

    @Override
    public Pass inOrder(int size) {
        return partitions.inOrder(size);
    }
}
