package dev.nacre.data;

import dev.nacre.Pass;
import dev.nacre.Shape;
import dev.nacre.TrainingData;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Samples that are read while they are trained on, so that the data may be many times larger than memory. A thread of
 * its own reads a few batches ahead. A pass in random order goes through a buffer of samples: each next one is drawn
 * from it, and what is read takes its place. So order depends on seed, buffer and data, and on nothing else: the same
 * seed, the same bits.
 *
 * <p>The buffer should hold some thousands of samples. Data that stands in an order (all of one class first) wants to
 * be shuffled once on disk, or a buffer as long as the data.
 */
public final class StreamedDataset implements TrainingData {
    /** Samples in the shuffle buffer unless said otherwise. */
    public static final int BUFFER = 8192;

    private final RowSource rows;
    private final List<String> features;
    private final List<String> labels;
    private final List<List<String>> categories;
    private final int buffer;

    /**
     * A stream of rows.
     *
     * @param rows where they come from
     * @param features names of the features; empty if they have none
     * @param labels names of the classes, one for each target; empty if the targets are numbers, or missing
     * @param categories as of {@link Dataset}
     * @param buffer samples in the shuffle buffer, at least 1
     */
    public StreamedDataset(
            RowSource rows, List<String> features, List<String> labels, List<List<String>> categories, int buffer) {
        this.rows = Objects.requireNonNull(rows, "rows");
        this.features = List.copyOf(features);
        this.labels = List.copyOf(labels);
        this.categories = categories.stream().map(List::copyOf).toList();
        if (buffer < 1) throw new IllegalArgumentException("buffer must be >= 1, not " + buffer);
        this.buffer = buffer;
    }

    /**
     * A stream of rows without names.
     *
     * @param rows where they come from
     */
    public StreamedDataset(RowSource rows) {
        this(rows, List.of(), List.of(), List.of(), BUFFER);
    }

    /**
     * The same stream with another shuffle buffer.
     *
     * @param samples in the buffer, at least 1
     * @return a new view
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
     * @return as of {@link Dataset}
     */
    public List<List<String>> categories() {
        return categories;
    }

    /**
     * Splits at random, each row by a coin of its own, as a stream can't be dealt out: parts have about their share of
     * the rows, and of each class.
     *
     * @param share of the rows that go into the first part, above 0, below 1
     * @param seed gives which
     * @return both parts, without a row in common
     */
    public Split split(double share, long seed) {
        if (!(share > 0 && share < 1)) throw new IllegalArgumentException("share must be > 0 and < 1, not " + share);
        return new Split(part(share, seed, true), part(share, seed, false));
    }

    private StreamedDataset part(double share, long seed, boolean first) {
        return new StreamedDataset(new PartOfRows(rows, share, seed, first), features, labels, categories, buffer);
    }

    /**
     * Two parts of a stream that have no row in common.
     *
     * @param training the part to train on
     * @param test the part to evaluate on
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
