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

    /** A matrix that is made anew only where a larger one is needed. */
    static final class Scratch {
        private FloatMatrix recent = new FloatMatrix(0, 0);

        /** A matrix of that shape with unspecified content. Its array may be longer than it. */
        FloatMatrix of(int rows, int columns) {
            if (recent.rows == rows && recent.columns == columns) return recent;
            int length = Math.multiplyExact(rows, columns);
            float[] array = recent.data.length < length ? new float[length] : recent.data;
            recent = new FloatMatrix();
            recent.data = array;
            recent.rows = rows;
            recent.columns = columns;
            recent.length = length;
            return recent;
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

    /** Fills a range of an array with copies of another one. */
    static void repeat(float[] pattern, float[] to, int from, int end) {
        int done = Math.min(pattern.length, end - from);
        System.arraycopy(pattern, 0, to, from, done);
        while (done < end - from) {
            int n = Math.min(done, end - from - done);
            System.arraycopy(to, from, to, from + done, n);
            done += n;
        }
    }

    static void clear(FloatMatrix matrix) {
        Arrays.fill(matrix.data, 0, matrix.length, 0);
    }
}
