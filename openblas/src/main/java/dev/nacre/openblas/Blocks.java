package dev.nacre.openblas;

import dev.nacre.compute.Parallel;

/** One product, split into blocks of its result. The object is reused, because a training step should not allocate. */
final class Blocks implements Parallel.Body {
    /**
     * Minimum multiplications per thread: two or three microseconds, which pay off while the helper threads poll for
     * work.
     */
    private static final long WORK = 1 << 17;

    /**
     * Maximum multiplications in a block: about a tenth of a second, during which some garbage collectors have to wait.
     */
    private static final long LONGEST = 1L << 33;

    /** Number of rows or columns that the kernels process at a time. */
    private static final int STEP = 16;

    private boolean transposeA;
    private boolean transposeB;
    private int m;
    private int n;
    private int k;
    private float alpha;
    private float[] a;
    private int aOffset;
    private int lda;
    private float[] b;
    private int bOffset;
    private int ldb;
    private float beta;
    private float[] c;
    private int cOffset;
    private int ldc;
    private int down;
    private int rows;
    private int columns;

    /** The number of blocks: the number of threads that a product of this size keeps busy; more if it is very large. */
    static int count(int threads, int m, int n, int k) {
        long work = (long) m * n * k;
        return (int) Math.max(1, Math.max(Math.min(threads, work / WORK), work / LONGEST));
    }

    void run(
            int blocks,
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            float beta,
            float[] c,
            int cOffset,
            int ldc) {
        this.transposeA = transposeA;
        this.transposeB = transposeB;
        this.m = m;
        this.n = n;
        this.k = k;
        this.alpha = alpha;
        this.a = a;
        this.aOffset = aOffset;
        this.lda = lda;
        this.b = b;
        this.bOffset = bOffset;
        this.ldb = ldb;
        this.beta = beta;
        this.c = c;
        this.cOffset = cOffset;
        this.ldc = ldc;
        down = down(blocks, m, n);
        rows = share(m, down);
        columns = share(n, blocks / down);
        try {
            Parallel.forRange(blocks, 1, this);
        } finally {
            this.a = null;
            this.b = null;
            this.c = null;
        }
    }

    /**
     * The number of blocks into which the rows are split. Each block copies its rows of A and its columns of B into the
     * order of the kernels. This choice minimises how much is copied more than once.
     */
    static int down(int blocks, int m, int n) {
        int best = 1;
        for (int down = 2; down <= blocks; down++)
            if (blocks % down == 0 && copied(blocks, down, m, n) < copied(blocks, best, m, n)) best = down;
        return best;
    }

    private static long copied(int blocks, int down, int m, int n) {
        return (long) down * n + (long) (blocks / down) * m;
    }

    private static int share(int length, int blocks) {
        return ((length + blocks - 1) / blocks + STEP - 1) / STEP * STEP;
    }

    @Override
    public void run(int from, int to) {
        for (int block = from; block < to; block++) {
            int row = block % down * rows;
            int column = block / down * columns;
            if (row < m && column < n) multiply(row, Math.min(rows, m - row), column, Math.min(columns, n - column));
        }
    }

    private void multiply(int row, int height, int column, int width) {
        int aStart = aOffset + (transposeA ? row * lda : row);
        int bStart = bOffset + (transposeB ? column : column * ldb);
        int cStart = cOffset + row + column * ldc;
        Sgemm.call(
                transposeA, transposeB, height, width, k, alpha, a, aStart, lda, b, bStart, ldb, beta, c, cStart, ldc);
    }
}
