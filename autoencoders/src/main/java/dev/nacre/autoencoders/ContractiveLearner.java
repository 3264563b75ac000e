package dev.nacre.autoencoders;

import dev.nacre.Activation;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import dev.nacre.layers.DenseLayer;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** A dense encoder with a penalty: the squared Frobenius norm of its Jacobian, Σⱼ f′(aⱼ)² Σᵢ Wᵢⱼ². */
final class ContractiveLearner implements Layer {
    private final Parameter weight;
    private final DenseLayer sums;
    private final Curvature curvature;
    private final float factor;
    private final float[] squaredWeights;
    private final float[] squaredSlopes;
    private final Buffer outputs = new Buffer();
    private final Buffer sumGradients = new Buffer();
    private double ownLoss;

    /** The factor is already divided by the number of inputs. */
    ContractiveLearner(Parameter weight, Parameter bias, Activation activation, float factor) {
        this.weight = weight;
        this.sums = new DenseLayer(weight, false, bias, new Identity());
        this.curvature = new Curvature(activation);
        this.factor = factor;
        this.squaredWeights = new float[weight.value().columns];
        this.squaredSlopes = new float[weight.value().columns];
    }

    @Override
    public int outputs() {
        return sums.outputs();
    }

    @Override
    public List<Parameter> parameters() {
        return sums.parameters();
    }

    /** Used in training only: in inference, networks use the encoder itself. */
    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        FloatMatrix a = sums.forward(x, mode);
        FloatMatrix y = outputs.of(a.rows, a.columns);
        curvature.forward(a, y);
        ownLoss = norm(curvature.slope()) * factor / x.columns;
        return y;
    }

    private double norm(FloatMatrix slope) {
        FloatMatrix w = weight.value();
        Parallel.forRange(w.columns, piece(w), (from, to) -> {
            for (int j = from; j < to; j++) squaredWeights[j] = squares(w.data, j * w.rows, (j + 1) * w.rows);
        });
        Arrays.fill(squaredSlopes, 0);
        for (int c = 0; c < slope.columns; c++) addSquares(slope.data, c * slope.rows, squaredSlopes);
        double sum = 0;
        for (int j = 0; j < squaredWeights.length; j++) sum += (double) squaredWeights[j] * squaredSlopes[j];
        return sum;
    }

    private static int piece(FloatMatrix w) {
        return Math.max(1, Parallel.PIECE / w.rows);
    }

    private static float squares(float[] w, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) sum += w[i] * w[i];
        return (float) sum;
    }

    private static void addSquares(float[] slope, int start, float[] sums) {
        for (int j = 0; j < sums.length; j++) sums[j] += slope[start + j] * slope[start + j];
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix da = sumGradients.of(dy.rows, dy.columns);
        float[] slope = curvature.slope().data;
        float[] bend = curvature.bend().data;
        float twice = 2 * factor / dy.columns;
        Parallel.forRange(dy.columns, piece(dy), (from, to) -> {
            for (int c = from; c < to; c++) sumGradient(dy.data, slope, bend, twice, da.data, c * dy.rows);
        });
        FloatMatrix dx = sums.backward(da, inputGradient);
        if (weight.trainable()) addWeightGradient(weight.value(), weight.gradient(), twice);
        return dx;
    }

    /** f′ · (dy + 2·factor·f″·Σᵢ Wᵢⱼ²). */
    private void sumGradient(float[] dy, float[] slope, float[] bend, float twice, float[] da, int start) {
        for (int j = 0; j < squaredWeights.length; j++)
            da[start + j] = slope[start + j] * (dy[start + j] + twice * bend[start + j] * squaredWeights[j]);
    }

    private void addWeightGradient(FloatMatrix w, FloatMatrix gradient, float twice) {
        Parallel.forRange(w.columns, piece(w), (from, to) -> {
            for (int j = from; j < to; j++)
                addScaled(w.data, twice * squaredSlopes[j], gradient.data, j * w.rows, (j + 1) * w.rows);
        });
    }

    private static void addScaled(float[] w, float scale, float[] gradient, int from, int to) {
        for (int i = from; i < to; i++) gradient[i] += scale * w[i];
    }

    @Override
    public double ownLoss() {
        return ownLoss;
    }
}
