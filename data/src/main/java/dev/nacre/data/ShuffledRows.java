package dev.nacre.data;

import java.io.IOException;
import java.util.SplittableRandom;

/** Rows in random order: each row is drawn at random from a buffer, and the next row that is read takes its place. */
final class ShuffledRows implements RowSource.Rows {
    private final RowSource.Rows source;
    private final int inputs;
    private final int targets;
    private final float[] x;
    private final float[] t;
    private final SplittableRandom random;
    private int count;
    private boolean filled;

    ShuffledRows(RowSource rows, int buffer, long seed) throws IOException {
        inputs = rows.inputs();
        targets = rows.targets();
        int capacity = (int) Math.min(buffer, rows.samples().orElse(buffer));
        x = new float[size(capacity, inputs)];
        t = new float[size(capacity, targets)];
        random = new SplittableRandom(seed);
        source = rows.open(seed);
        count = capacity;
    }

    private static int size(int samples, int each) {
        String problem = Memory.problem(samples, each);
        if (problem != null)
            throw new IllegalArgumentException("a shuffle buffer of " + problem + "; use a smaller one");
        return samples * each;
    }

    private void fill() throws IOException {
        int capacity = count;
        count = 0;
        while (count < capacity && source.next(x, count * inputs, t, count * targets)) count++;
        filled = true;
    }

    @Override
    public boolean next(float[] toX, int xStart, float[] toT, int tStart) throws IOException {
        if (!filled) fill();
        if (count == 0) return false;
        int drawn = random.nextInt(count);
        System.arraycopy(x, drawn * inputs, toX, xStart, inputs);
        System.arraycopy(t, drawn * targets, toT, tStart, targets);
        if (!source.next(x, drawn * inputs, t, drawn * targets)) {
            count--;
            System.arraycopy(x, count * inputs, x, drawn * inputs, inputs);
            System.arraycopy(t, count * targets, t, drawn * targets, targets);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
