package dev.nacre.regularization;

import dev.nacre.compute.Parallel;
import java.util.Arrays;

/**
 * For each row of a matrix, the sum of a number and the sum of its product with another, over all columns, in one walk
 * through memory. Ranges of columns and of rows are computed on several cores: ranges follow from the matrix alone, and
 * their sums are added in their order, so the number of cores changes no bit. Short sums are in float, which
 * vectorises, and are added up in double.
 */
final class ColumnSums {
    /** Columns of a sum in float. */
    private static final int BLOCK = 64;

    /** Most ranges of columns: enough for the cores of a usual machine. */
    private static final int MOST = 16;

    /** Rows of a range. */
    private static final int ROWS = 512;

    private final int rows;
    private final Numbers numbers;
    private final Parallel.Body body = this::run;
    private RangeSums[] ranges = new RangeSums[0];
    private int columns;
    private int count;

    /** Fills a range of rows of two arrays: with the numbers of a column, and with what they are multiplied by. */
    @FunctionalInterface
    interface Numbers {
        void fill(int column, float[] number, float[] factor, int from, int to);
    }

    ColumnSums(int rows, Numbers numbers) {
        this.rows = rows;
        this.numbers = numbers;
    }

    /** Sums over so many columns. */
    void compute(int columns) {
        this.columns = columns;
        count = Math.max(1, Math.min(MOST, columns / BLOCK));
        while (ranges.length < count) {
            ranges = Arrays.copyOf(ranges, ranges.length + 1);
            ranges[ranges.length - 1] = new RangeSums(rows);
        }
        Parallel.forRange(count * rowRanges(), 1, body);
    }

    private int rowRanges() {
        return (rows + ROWS - 1) / ROWS;
    }

    private void run(int first, int end) {
        for (int piece = first; piece < end; piece++) {
            int from = piece % rowRanges() * ROWS;
            sum(piece / rowRanges(), from, Math.min(rows, from + ROWS));
        }
    }

    private void sum(int number, int from, int to) {
        RangeSums range = ranges[number];
        Arrays.fill(range.sums, from, to, 0);
        Arrays.fill(range.products, from, to, 0);
        int last = (int) ((number + 1L) * columns / count);
        for (int block = (int) ((long) number * columns / count); block < last; block += BLOCK) {
            range.begin(from, to);
            for (int c = block; c < Math.min(last, block + BLOCK); c++) {
                numbers.fill(c, range.number, range.factor, from, to);
                range.add(from, to);
            }
            range.end(from, to);
        }
    }

    /** The sum of every so many rows from one on: of a channel, where a column has several pixels. */
    double sum(int row, int step) {
        double sum = 0;
        for (int r = 0; r < count; r++) for (int i = row; i < rows; i += step) sum += ranges[r].sums[i];
        return sum;
    }

    /** The sum of the products, likewise. */
    double products(int row, int step) {
        double sum = 0;
        for (int r = 0; r < count; r++) for (int i = row; i < rows; i += step) sum += ranges[r].products[i];
        return sum;
    }
}
