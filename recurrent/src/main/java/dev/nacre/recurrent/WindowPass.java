package dev.nacre.recurrent;

import dev.nacre.Batch;
import dev.nacre.Pass;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** A pass over the windows of some sequences, then of the next ones. A sequence that has ended leaves the batch. */
final class WindowPass implements Pass {
    private final Windows windows;
    private final Pass source;
    private final Buffer features = new Buffer();
    private final Buffer targets = new Buffer();
    private final Buffer weights = new Buffer();
    private Batch sequences;
    private int[] lengths = new int[0];
    /** The sequences that the last window had, in their order. */
    private int[] last = new int[0];
    /** First step of the next window. */
    private int start;

    WindowPass(Windows windows, Pass source) {
        this.windows = windows;
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        while (left().length == 0 && source.hasNext()) {
            sequences = source.next();
            lengths = IntStream.range(0, sequences.x().columns)
                    .map(s -> windows.length(sequences, s))
                    .toArray();
            start = 0;
        }
        return left().length > 0;
    }

    /** The sequences that have not ended. */
    private int[] left() {
        return IntStream.range(0, lengths.length)
                .filter(s -> lengths[s] > start)
                .toArray();
    }

    @Override
    public Batch next() {
        if (!hasNext()) throw new NoSuchElementException();
        int[] left = left();
        if (start == 0) windows.state().restart(left.length);
        else windows.state().advance(IntStream.of(left).map(this::column).toArray());
        FloatMatrix x = cut(sequences.x(), left, windows.window().size(), features);
        FloatMatrix t = cut(sequences.t(), left, windows.targets(), targets);
        Batch batch = weighted(x, t, left);
        last = left;
        start += windows.window().height();
        return batch;
    }

    private int column(int sequence) {
        return Arrays.binarySearch(last, sequence);
    }

    /** The rows of a window; NaN behind the end of the sequences. */
    private FloatMatrix cut(FloatMatrix whole, int[] left, int size, Buffer memory) {
        FloatMatrix part = memory.of(size, left.length);
        int from = start / windows.window().height() * size;
        int there = Math.min(size, whole.rows - from);
        for (int c = 0; c < left.length; c++) {
            System.arraycopy(whole.data, left[c] * whole.rows + from, part.data, c * size, there);
            Arrays.fill(part.data, c * size + there, (c + 1) * size, Float.NaN);
        }
        return part;
    }

    /** No weights if all are 1. */
    private Batch weighted(FloatMatrix x, FloatMatrix t, int[] left) {
        FloatMatrix all = weights.of(1, left.length);
        boolean equal = true;
        for (int c = 0; c < left.length; c++) {
            float own = sequences.weights() == null ? 1 : sequences.weights().data[left[c]];
            all.data[c] = own * windows.weight(t, c);
            equal &= all.data[c] == 1;
        }
        return equal ? new Batch(x, t) : new Batch(x, t, all);
    }

    @Override
    public void close() {
        source.close();
    }
}
