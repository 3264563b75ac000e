package dev.nacre.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Batch;
import dev.nacre.Pass;
import dev.nacre.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Partitions in this process, as unkind as a cluster may be: tasks and results travel as bytes, the last part is done
 * first, and each twice, which must give the same bytes.
 */
record LocalPartitions(ParameterAveraging averaging, List<Samples> parts) implements Partitions {
    /** Consecutive samples, so many in each part. */
    static LocalPartitions of(ParameterAveraging rounds, Samples all, int... sizes) {
        List<Samples> parts = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            int[] indices = new int[size];
            for (int i = 0; i < size; i++) indices[i] = from++;
            parts.add(all.select(indices));
        }
        assertThat(from).isEqualTo(all.size());
        return new LocalPartitions(rounds, parts);
    }

    @Override
    public <R> void run(Task<R> task, Consumer<R> results) {
        byte[] sent = bytes(task);
        byte[][] back = new byte[parts.size()][];
        for (int p = parts.size() - 1; p >= 0; p--) {
            back[p] = bytes(LocalPartitions.<Task<R>>object(sent).on(parts.get(p), p));
            assertThat(bytes(LocalPartitions.<Task<R>>object(sent).on(parts.get(p), p)))
                    .isEqualTo(back[p]);
        }
        for (byte[] result : back) results.accept(object(result));
    }

    private static byte[] bytes(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked") // its own type was written
    private static <T> T object(byte[] bytes) {
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (T) stream.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
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
    public Pass inOrder(int size) {
        List<Batch> batches = new ArrayList<>();
        for (Samples part : parts) part.inOrder(Math.max(1, part.size())).forEachRemaining(batches::add);
        return Pass.of(batches.iterator());
    }
}
