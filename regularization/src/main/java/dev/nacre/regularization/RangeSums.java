package dev.nacre.regularization;

import java.util.Arrays;

/** The sums over a range of columns. Threads work on different rows of it. */
final class RangeSums {
    final double[] sums;
    final double[] products;
    final float[] sum;
    final float[] product;
    final float[] number;
    final float[] factor;

    RangeSums(int rows) {
        sums = new double[rows];
        products = new double[rows];
        sum = new float[rows];
        product = new float[rows];
        number = new float[rows];
        factor = new float[rows];
    }

    void begin(int from, int to) {
        Arrays.fill(sum, from, to, 0);
        Arrays.fill(product, from, to, 0);
    }

    void add(int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += number[i];
            product[i] += number[i] * factor[i];
        }
    }

    void end(int from, int to) {
        for (int i = from; i < to; i++) sums[i] += sum[i];
        for (int i = from; i < to; i++) products[i] += product[i];
    }
}
