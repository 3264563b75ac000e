package dev.nacre.autoencoders;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.List;
import org.jblas.FloatMatrix;

/** An encoder with a penalty on its activities. */
final class SparseLearner implements Layer {
    /** Bound for mean activities: at 0 and 1 the divergence would be infinite. */
    private static final double NEARLY = 1e-6;

    private final Layer encoder;
    private final List<Child> children;
    private final double rate;
    private final double weight;
    private final float l1;
    private double[] activity;
    private float[] slopes;
    private final Buffer gradients = new Buffer();
    private FloatMatrix code;
    private double ownLoss;

    /** The factors apply to sums over units; they are already divided by the number of inputs. */
    SparseLearner(Layer encoder, double rate, double weight, float l1) {
        this.encoder = encoder;
        this.children = List.of(new Child("", encoder));
        this.rate = rate;
        this.weight = weight;
        this.l1 = l1;
    }

    @Override
    public int outputs() {
        return encoder.outputs();
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        FloatMatrix h = encoder.forward(x, mode);
        if (mode == Mode.TRAIN) {
            code = h;
            if (slopes == null) { // not earlier: a convolution's code can be large with few weights
                activity = new double[h.rows];
                slopes = new float[h.rows];
            }
            ownLoss = (weight > 0 ? divergence(h) : 0) + (l1 > 0 ? l1 * size(h) : 0);
        }
        return h;
    }

    /** Also computes the derivatives with respect to the activities. */
    private double divergence(FloatMatrix h) {
        java.util.Arrays.fill(activity, 0);
        for (int c = 0; c < h.columns; c++)
            for (int j = 0; j < activity.length; j++) activity[j] += h.data[c * h.rows + j];
        double sum = 0;
        for (int j = 0; j < activity.length; j++) {
            double mean = activity[j] / h.columns;
            if (mean < 0 || mean > 1)
                throw new IllegalArgumentException("sparse: the mean activity of unit " + j + " is " + mean
                        + ", but a target rate needs activities from 0 to 1; use activation=sigmoid, or "
                        + "weight=0 with l1");
            mean = Math.min(Math.max(mean, NEARLY), 1 - NEARLY);
            sum += rate * Math.log(rate / mean) + (1 - rate) * Math.log((1 - rate) / (1 - mean));
            slopes[j] = (float) (weight * ((1 - rate) / (1 - mean) - rate / mean) / h.columns);
        }
        return weight * sum;
    }

    private static double size(FloatMatrix h) {
        double sum = 0;
        for (int i = 0; i < h.length; i++) sum += Math.abs(h.data[i]);
        return sum / h.columns;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix dh = gradients.of(dy.rows, dy.columns);
        Parallel.forRange(dy.columns, Math.max(1, Parallel.PIECE / dy.rows), (from, to) -> {
            for (int c = from; c < to; c++) add(dy.data, code.data, dh.data, c * dy.rows, l1 / dy.columns);
        });
        return encoder.backward(dh, inputGradient);
    }

    private void add(float[] dy, float[] h, float[] dh, int start, float l1) {
        for (int j = 0; j < slopes.length; j++)
            dh[start + j] = dy[start + j] + slopes[j] + l1 * Math.signum(h[start + j]);
    }

    @Override
    public double ownLoss() {
        return ownLoss;
    }
}
