package dev.nacre.autoencoders.ladder;

import dev.nacre.Parameter;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.losses.CrossEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** The decoder, from the top down to the lowest level whose reconstruction counts. */
final class Decoder {
    private static final CrossEntropy SOFTMAX = new CrossEntropy();

    private final List<Rung> rungs = new ArrayList<>();
    private final int lowest;
    private final List<Buffer> signals = new ArrayList<>();
    private final List<Buffer> gradients = new ArrayList<>();
    private final Buffer probabilities = new Buffer();
    private final double[] costs;

    /**
     * @param sizes units of all levels, from the inputs up
     * @param costs factors of all levels, not all 0
     */
    Decoder(int[] sizes, double[] costs, Combinator combinator, RandomGenerator random) {
        int top = sizes.length - 1;
        int low = 0;
        while (costs[low] == 0) low++;
        lowest = low;
        for (int l = top; l >= low; l--) {
            int above = l == top ? 0 : sizes[l + 1];
            rungs.add(new Rung("decoder." + l + ".", sizes[l], costs[l], above, combinator, random));
            signals.add(new Buffer());
            gradients.add(new Buffer());
        }
        this.costs = new double[sizes.length];
    }

    List<Parameter> parameters() {
        return rungs.stream().flatMap(rung -> rung.parameters().stream()).toList();
    }

    /** Of a level; null below the lowest one. */
    Rung rung(int level) {
        return level < lowest ? null : rungs.get(level(level));
    }

    /** The level of a rung by its number from the top; and the number of a level's rung. */
    private int level(int number) {
        return lowest + rungs.size() - 1 - number;
    }

    /** The costs of the levels in the last training pass, from the inputs up, with their factors. */
    double[] costs() {
        return costs;
    }

    /**
     * A training pass.
     *
     * @param rails the encoder, from the inputs up
     * @param y its outputs, of all columns
     * @return the sum of the costs
     */
    double forward(List<Rail> rails, FloatMatrix y, Columns columns, FloatMatrix weights, float averaging) {
        FloatMatrix p = probabilities.of(y.rows, columns.noisy());
        System.arraycopy(y.data, columns.first(Columns.NOISY) * y.rows, p.data, 0, p.length);
        softmax(p);
        FloatMatrix signal = p;
        double sum = 0;
        for (int k = 0; k < rungs.size(); k++) {
            Rung rung = rungs.get(k);
            int level = level(k);
            if (k > 0)
                signal = down(rung, rungs.get(k - 1).estimated(), signals.get(k).of(rung.units(), p.columns));
            costs[level] = rung.forward(signal, rails.get(level), columns, weights, averaging);
            sum += costs[level];
        }
        return sum;
    }

    private static FloatMatrix down(Rung rung, FloatMatrix above, FloatMatrix signal) {
        Products.multiply(rung.weight().value(), true, above, false, 0, signal);
        return signal;
    }

    /** The outputs are in the decoder's signal as probabilities; a single output as it is. */
    private static void softmax(FloatMatrix y) {
        if (y.rows > 1) SOFTMAX.predict(y, y);
    }

    /** The gradients of the last training pass; writes those of the outputs into the unlabelled noisy columns. */
    void backward(FloatMatrix dy, Columns columns) {
        FloatMatrix below = null;
        for (int k = rungs.size() - 1; k >= 0; k--) {
            Rung rung = rungs.get(k);
            FloatMatrix d = rung.backward(below);
            if (k == 0) differentiateSoftmax(d, dy, columns.first(Columns.NOISY) * dy.rows);
            else below = up(rung, rungs.get(k - 1).estimated(), d, gradients.get(k));
        }
    }

    private static FloatMatrix up(Rung rung, FloatMatrix above, FloatMatrix d, Buffer buffer) {
        if (rung.weight().trainable()) rung.weight().addProduct(above, false, d, true);
        FloatMatrix gradient = buffer.of(above.rows, above.columns);
        Products.multiply(rung.weight().value(), false, d, false, 0, gradient);
        return gradient;
    }

    private void differentiateSoftmax(FloatMatrix dp, FloatMatrix dy, int at) {
        if (dp.rows == 1) {
            System.arraycopy(dp.data, 0, dy.data, at, dp.length);
            return;
        }
        float[] p = probabilities.of(dp.rows, dp.columns).data;
        for (int s = 0; s < dp.length; s += dp.rows) {
            double mean = 0;
            for (int i = s; i < s + dp.rows; i++) mean += (double) p[i] * dp.data[i];
            for (int i = s; i < s + dp.rows; i++) dy.data[at + i] = (float) (p[i] * (dp.data[i] - mean));
        }
    }

    /** Each sample's costs without noise, by running averages. */
    double[] errors(List<Level.Inferred> levels) {
        FloatMatrix outputs = levels.get(levels.size() - 1).outputs();
        FloatMatrix y = new FloatMatrix(outputs.rows, outputs.columns, outputs.data.clone());
        softmax(y);
        FloatMatrix signal = y;
        double[] sums = new double[y.columns];
        for (int k = 0; k < rungs.size(); k++) {
            Rung rung = rungs.get(k);
            if (k > 0) signal = down(rung, signal, new FloatMatrix(rung.units(), y.columns));
            Level.Inferred beside = levels.get(level(k));
            signal = rung.inference().estimate(signal, beside.sums(), beside.moments(), sums);
        }
        return sums;
    }
}
