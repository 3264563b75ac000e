package dev.nacre.spark;

import dev.nacre.Batch;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.Shape;
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
 * The rows of a table as training data that stays in its partitions: {@link dev.nacre.training.Trainer} and
 * {@link dev.nacre.training.FullBatchTraining} send tasks to them. The rows of each partition are packed once and
 * cached, in memory or on disk, until this object is closed.
 *
 * <p>The same partitions give the same bits. A partition that was lost is computed again, so its rows need an order
 * that does not change: that of files, or of {@code repartition} by number or column.
 */
public final class SparkPartitions implements Partitions, AutoCloseable {
    private final JavaSparkContext spark;
    private final JavaRDD<PackedSamples> packed;
    private final SampleColumns columns;
    private final ParameterAveraging averaging;
    private final long[] sizes;
    private Shape shape;
    private int targets;
    private boolean missing;
    private boolean partlyLabelled;

    private SparkPartitions(JavaRDD<PackedSamples> packed, SampleColumns columns, ParameterAveraging averaging) {
        this.spark = JavaSparkContext.fromSparkContext(packed.context());
        this.packed = packed;
        this.columns = columns;
        this.averaging = Objects.requireNonNull(averaging, "averaging");
        this.sizes = new long[packed.getNumPartitions()];
    }

    /**
     * Packs the rows of a table.
     *
     * @param data the table
     * @param columns the columns that make up a sample
     * @param averaging how an epoch is trained over the partitions
     * @return close it when no training needs it any more
     */
    public static SparkPartitions of(Dataset<?> data, SampleColumns columns, ParameterAveraging averaging) {
        FlatMapFunction<Iterator<Row>, PackedSamples> pack =
                partition -> Collections.singleton(columns.pack(partition)).iterator();
        JavaRDD<PackedSamples> packed = columns.select(data).javaRDD().mapPartitions(pack);
        SparkPartitions partitions =
                new SparkPartitions(packed.persist(StorageLevel.MEMORY_AND_DISK()), columns, averaging);
        try {
            partitions.measure();
        } catch (RuntimeException e) {
            partitions.close();
            throw e;
        }
        return partitions;
    }

    private void measure() {
        Jobs.<PackedSamples, PackedSamples.Summary>run(
                packed.rdd(), partition -> partition.next().summary(), this::add);
        if (shape == null) throw new IllegalArgumentException("the table has no rows to train on");
    }

    private void add(PackedSamples.Summary partition, int number) {
        sizes[number] = partition.size();
        if (partition.size() == 0) return;
        if (shape == null) {
            shape = shape(partition.inputs());
            targets = partition.targets();
        }
        if (inputs() != partition.inputs() || targets != partition.targets())
            throw new IllegalArgumentException("the rows of partition " + number + " have " + partition.inputs()
                    + " features and " + partition.targets() + " targets, those of another partition " + inputs()
                    + " and " + targets + "; expected the same numbers in all rows");
        missing |= partition.missing();
        partlyLabelled |= partition.unlabelled();
    }

    private Shape shape(int inputs) {
        if (columns.shape() == null) return Shape.flat(inputs);
        if (columns.shape().size() != inputs)
            throw new IllegalArgumentException("column " + columns.features() + " has " + inputs
                    + " features, a sample of shape " + columns.shape() + " has "
                    + columns.shape().size());
        return columns.shape();
    }

    @Override
    public <R> void run(Task<R> task, Consumer<R> results) {
        Broadcast<byte[]> sent = spark.broadcast(Bytes.of(task));
        Shape inputs = shape;
        int outputs = targets;
        OrderedResults<R> ordered = new OrderedResults<>(results);
        try {
            Jobs.<PackedSamples, R>run(
                    packed.rdd(),
                    partition -> SparkPartitions.<R>task(sent.value())
                            .on(partition.next().samples(inputs, outputs), TaskContext.getPartitionId()),
                    ordered::accept);
        } finally {
            sent.destroy();
        }
    }

    @SuppressWarnings("unchecked") // run sent a task of this type
    private static <R> Task<R> task(byte[] bytes) {
        return (Task<R>) Bytes.object(bytes);
    }

    @Override
    public ParameterAveraging averaging() {
        return averaging;
    }

    @Override
    public int inputs() {
        return shape.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public int targets() {
        return targets;
    }

    @Override
    public OptionalLong sampleCount() {
        long sum = 0;
        for (long size : sizes) sum += size;
        return OptionalLong.of(sum);
    }

    /**
     * Number of samples in each partition.
     *
     * @return in the order of the partitions
     */
    public long[] sizes() {
        return sizes.clone();
    }

    @Override
    public boolean missing() {
        return missing;
    }

    @Override
    public boolean partlyLabelled() {
        return partlyLabelled;
    }

    /** Brings one partition after the other to the driver; preprocessing is fitted in this way. */
    @Override
    public Pass inOrder(int size) {
        Iterator<PackedSamples> partitions = packed.toLocalIterator();
        return Pass.of(new Iterator<>() {
            private Iterator<Batch> batches = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!batches.hasNext() && partitions.hasNext()) {
                    Samples samples = partitions.next().samples(shape, targets);
                    batches = samples.inOrder(size);
                }
                return batches.hasNext();
            }

            @Override
            public Batch next() {
                if (!hasNext()) throw new NoSuchElementException();
                return batches.next();
            }
        });
    }

    /** Removes the packed rows from Spark's cache. */
    @Override
    public void close() {
        packed.unpersist(false);
    }
}
