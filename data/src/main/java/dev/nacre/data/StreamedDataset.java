package dev.nacre.data;

import dev.nacre.Pass;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.TrainingData;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Samples that are read anew in every pass, so the data may be many times larger than memory. A separate thread reads
 * a few batches ahead. A shuffled pass uses a shuffle buffer: each sample is drawn from it at random, and the next
 * sample that is read takes its place. The order depends on the seed, the size of the buffer and the data only: the
 * same seed gives the same bits.
 *
 * <p>The buffer should hold some thousands of samples. If the file is sorted (all samples of one class first),
 * shuffle it once on disk, or use a buffer as large as the data.
 */
public final class StreamedDataset implements TrainingData {
    /** Size of the shuffle buffer by default, in samples. */
    public static final int BUFFER = 8192;

    private final RowSource rows;
    private final List<String> features;
    private final List<String> labels;
    private final List<List<String>> categories;
    private final int buffer;

    /**
     * A stream of rows.
     *
     * @param rows the source
     * @param features names of the features; empty if they have none
     * @param labels names of the classes, one for each target; empty if the targets are numbers, or if there are none
     * @param categories as in {@link Dataset}
     * @param buffer size of the shuffle buffer in samples, at least 1
     */
    public StreamedDataset(
            RowSource rows, List<String> features, List<String> labels, List<List<String>> categories, int buffer) {
        this.rows = Objects.requireNonNull(rows, "rows");
        this.features = List.copyOf(features);
        this.labels = List.copyOf(labels);
        this.categories = categories.stream().map(List::copyOf).toList();
        Require.atLeast(1, "buffer", buffer);
        this.buffer = buffer;
    }

    /**
     * A stream of rows without names.
     *
     * @param rows the source
     */
    public StreamedDataset(RowSource rows) {
        this(rows, List.of(), List.of(), List.of(), BUFFER);
    }

    /**
     * The same stream with another shuffle buffer.
     *
     * @param samples size of the buffer, at least 1
     * @return a view of the same source
     */
    public StreamedDataset buffer(int samples) {
        return new StreamedDataset(rows, features, labels, categories, samples);
    }

    @Override
    public List<String> features() {
        return features;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    /**
     * Names of categories.
     *
     * @return as in {@link Dataset}
     */
    public List<List<String>> categories() {
        return categories;
    }

    /**
     * Splits at random. Each row is assigned on its own, because a stream cannot be counted out: the parts have about
     * their share of the rows, and of each class.
     *
     * @param share of the rows that go into the training part, above 0, below 1
     * @param seed determines which rows
     * @return two parts without a row in common
     */
    public Split split(double share, long seed) {
        Require.properFraction("share", share);
        return new Split(part(share, seed, true), part(share, seed, false));
    }

    private StreamedDataset part(double share, long seed, boolean first) {
        return new StreamedDataset(new PartOfRows(rows, share, seed, first), features, labels, categories, buffer);
    }

    /**
     * Two parts of a stream that have no row in common.
     *
     * @param training the rows to train on
     * @param test the rows to evaluate on
     */
    public record Split(StreamedDataset training, StreamedDataset test) {}

    @Override
    public int inputs() {
        return rows.inputs();
    }

    @Override
    public int targets() {
        return rows.targets();
    }

    @Override
    public OptionalLong sampleCount() {
        return rows.samples();
    }

    @Override
    public Shape shape() {
        return rows.shape();
    }

    @Override
    public boolean missing() {
        return rows.missing();
    }

    @Override
    public Pass shuffled(int size, long seed) {
        return new ReadAhead(rows, size, () -> new ShuffledRows(rows, buffer, seed));
    }

    @Override
    public Pass inOrder(int size) {
        return new ReadAhead(rows, size, rows::open);
    }
}
