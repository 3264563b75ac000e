package dev.nacre.spark;

import dev.nacre.Batch;
import dev.nacre.Samples;
import dev.nacre.training.ParameterAveraging;
import dev.nacre.training.Partitions;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of a table, each partition a part: {@link dev.nacre.training.Trainer} and {@link dev.nacre.training.FullBatchTraining} train on them where they
 * are. Partitions are packed once and kept, in memory or on disk, until this is closed.
 *
 * <p>The same partitions give the same bits. So that a partition that was lost comes back the same, rows need an order that doesn't
 * change: that of files, or of {@code repartition} by number or column.
 */
public final class SparkParts implements Partitions, AutoCloseable {
    private final JavaSparkContext spark;
    private final JavaRDD<Rows> rows;
    private final ParameterAveraging rounds;
    private final long[] sizes;
    private int inputs;
    private int targets;
    private boolean missing;

    private SparkParts(JavaRDD<Rows> rows, ParameterAveraging rounds) {
        this.spark = JavaSparkContext.fromSparkContext(rows.context());
        this.rows = rows;
        this.rounds = Objects.requireNonNull(rounds, "rounds");
        this.sizes = new long[rows.getNumPartitions()];
    }

    /**
     * Packs a table.
     *
     * @param data the table
     * @param columns which columns count
     * @param rounds how a pass of training goes over the partitions
     * @return to be closed when no more training needs it
     */
    public static SparkParts of(Dataset<?> data, Columns columns, ParameterAveraging rounds) {
        FlatMapFunction<Iterator<Row>, Rows> pack =
                partition -> Collections.singleton(columns.pack(partition)).iterator();
        JavaRDD<Rows> rows = columns.select(data).javaRDD().mapPartitions(pack);
        SparkParts parts = new SparkParts(rows.persist(StorageLevel.MEMORY_AND_DISK()), rounds);
        try {
            parts.measure();
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
        return parts;
    }

    private void measure() {
        Jobs.<Rows, long[]>run(rows.rdd(), part -> part.next().shape(), (shape, number) -> {
            sizes[number] = shape[0];
            if (shape[0] == 0) return;
            if (inputs != 0 && (inputs != shape[1] || targets != shape[2]))
                throw new IllegalArgumentException("partition " + number + " has rows of " + shape[1] + " features and "
                        + shape[2] + " targets, another one of " + inputs + " and " + targets);
            inputs = (int) shape[1];
            targets = (int) shape[2];
            missing |= shape[3] == 1;
        });
        if (inputs == 0) throw new IllegalArgumentException("the table has no rows to train on");
    }

    @Override
    public <R> void run(Task<R> task, Consumer<R> results) {
        Broadcast<byte[]> sent = spark.broadcast(Bytes.of(task));
        int width = inputs;
        int outputs = targets;
        InOrder<R> inOrder = new InOrder<>(results);
        try {
            Jobs.<Rows, R>run(
                    rows.rdd(),
                    part -> SparkParts.<R>task(sent.value()).on(part.next().samples(width, outputs), number()),
                    inOrder::accept);
        } finally {
            sent.destroy();
        }
    }

    @SuppressWarnings("unchecked") // its own type was sent
    private static <R> Task<R> task(byte[] bytes) {
        return (Task<R>) Bytes.object(bytes);
    }

    private static int number() {
        return TaskContext.getPartitionId();
    }

    @Override
    public ParameterAveraging rounds() {
        return rounds;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int targets() {
        return targets;
    }

    @Override
    public OptionalLong samples() {
        long sum = 0;
        for (long size : sizes) sum += size;
        return OptionalLong.of(sum);
    }

    /**
     * How many samples each part has.
     *
     * @return in the order of parts
     */
    public long[] sizes() {
        return sizes.clone();
    }

    @Override
    public boolean missing() {
        return missing;
    }

    /** Brings one partition after the other here: preprocessing is fitted so. */
    @Override
    public Iterator<Batch> inOrder(int size) {
        Iterator<Rows> parts = rows.toLocalIterator();
        return new Iterator<>() {
            private Iterator<Batch> batches = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!batches.hasNext() && parts.hasNext()) {
                    Samples part = parts.next().samples(inputs, targets);
                    batches = part.inOrder(size);
                }
                return batches.hasNext();
            }

            @Override
            public Batch next() {
                if (!hasNext()) throw new NoSuchElementException();
                return batches.next();
            }
        };
    }

    /** Lets Spark forget the packed rows. */
    @Override
    public void close() {
        rows.unpersist(false);
    }
}
