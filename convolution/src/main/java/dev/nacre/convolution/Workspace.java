package dev.nacre.convolution;

import dev.nacre.compute.Parallel;
import dev.nacre.compute.Repeat;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jblas.FloatMatrix;

/**
 * Scratch memory of one thread for pieces of a batch. It is small enough to stay in a core's cache, and is reused,
 * because a step should not allocate. All matrices are the thread's own: some libraries copy a result's whole array in
 * and out, and would overwrite what other threads write to it.
 */
final class Workspace implements Supplier<Void> {
    /** The patches of the windows of a piece. */
    final Scratch patches = new Scratch();

    /** What the windows give, or its gradient. */
    final Scratch results = new Scratch();

    /** The inputs of the windows where they are no patches. */
    final Scratch inputs = new Scratch();

    private Task task;
    private int from;
    private int to;

    /** Work on a range, with this memory. */
    @FunctionalInterface
    interface Task {
        void run(int from, int to, Workspace workspace);
    }

    /** Runs a task with this memory; its products run on the calling thread alone. */
    void run(int from, int to, Task task) {
        this.from = from;
        this.to = to;
        this.task = task;
        try {
            Parallel.alone(this);
        } finally {
            this.task = null;
        }
    }

    /** For {@link #run}, which makes no object of its own. */
    @Override
    public Void get() {
        task.run(from, to, this);
        return null;
    }

    /** Fills the columns of a matrix with a part of an array. */
    static void repeat(float[] values, int from, int length, FloatMatrix columns) {
        System.arraycopy(values, from, columns.data, 0, Math.min(length, columns.length));
        Repeat.over(columns.data, 0, length, columns.length);
    }

    static void clear(FloatMatrix matrix) {
        Arrays.fill(matrix.data, 0, matrix.length, 0);
    }
}
