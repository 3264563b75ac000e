package dev.nacre.spark.measure;

import dev.nacre.Batch;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Partitions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Partitions that note how long tasks were away, how long their results took here, and how many bytes went each way. */
final class Measured implements Partitions {
    private final Partitions parts;
    long out;
    long back;
    double away;
    double here;

    Measured(Partitions parts) {
        this.parts = parts;
    }

    @Override
    public <R> void run(Task<R> task, Consumer<R> results) {
        out += size(task);
        long start = System.nanoTime();
        long[] taken = new long[1];
        parts.run(task, result -> {
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
    public ParameterAveraging rounds() {
        return parts.rounds();
    }

    @Override
    public int inputs() {
        return parts.inputs();
    }

    @Override
    public int targets() {
        return parts.targets();
    }

    @Override
    public OptionalLong samples() {
        return parts.samples();
    }

    @Override
    public Iterator<Batch> inOrder(int size) {
        return parts.inOrder(size);
    }
}
