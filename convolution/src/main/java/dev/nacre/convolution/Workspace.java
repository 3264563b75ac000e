package dev.nacre.convolution;

import dev.nacre.compute.Parallel;
import java.util.ArrayDeque;
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

    /** The weights of one group. */
    final Scratch weights = new Scratch();

    /** The gradient of the weights of one group. */
    final Scratch gradients = new Scratch();

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

    /** Matrices on one array, which grows where a larger one is needed. The last two shapes are kept. */
    static final class Scratch {
        private float[] array = new float[0];
        private FloatMatrix recent = new FloatMatrix(0, 0);
        private FloatMatrix other = recent;

        /** A matrix of that shape with unspecified content. Its array may be longer than it. */
        FloatMatrix of(int rows, int columns) {
            if (fits(recent, rows, columns)) return recent;
            FloatMatrix next = fits(other, rows, columns) ? other : create(rows, columns);
            other = recent;
            recent = next;
            return next;
        }

        private boolean fits(FloatMatrix m, int rows, int columns) {
            return m.rows == rows && m.columns == columns && m.data == array;
        }

        private FloatMatrix create(int rows, int columns) {
            FloatMatrix matrix = new FloatMatrix();
            matrix.length = Math.multiplyExact(rows, columns);
            if (array.length < matrix.length) array = new float[matrix.length];
            matrix.rows = rows;
            matrix.columns = columns;
            matrix.data = array;
            return matrix;
        }
    }

    /** The products inside a piece run on its thread alone. */
    @Override
    public Void get() {
        task.run(from, to, this);
        return null;
    }

    /** The memory that a layer has for all threads. */
    static final class Pool {
        private final ArrayDeque<Workspace> free = new ArrayDeque<>();

        /** Runs a task with memory that nobody else uses meanwhile. */
        void run(int from, int to, Task task) {
            Workspace workspace = take();
            try {
                workspace.task = task;
                workspace.from = from;
                workspace.to = to;
                Parallel.alone(workspace);
            } finally {
                workspace.task = null;
                give(workspace);
            }
        }

        private synchronized Workspace take() {
            return free.isEmpty() ? new Workspace() : free.pop();
        }

        private synchronized void give(Workspace workspace) {
            free.push(workspace);
        }
    }

    /** Fills the columns of a matrix with a part of an array. */
    static void repeat(float[] values, int from, int length, FloatMatrix columns) {
        System.arraycopy(values, from, columns.data, 0, Math.min(length, columns.length));
        repeatStart(columns.data, 0, length, columns.length);
    }

    /** Fills a range of an array with copies of its beginning. */
    static void repeatStart(float[] array, int from, int start, int end) {
        for (int done = start; done < end - from; ) {
            int n = Math.min(done, end - from - done);
            System.arraycopy(array, from, array, from + done, n);
            done += n;
        }
    }

    static void clear(FloatMatrix matrix) {
        Arrays.fill(matrix.data, 0, matrix.length, 0);
    }
}
