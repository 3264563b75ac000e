package dev.nacre.layers;

import dev.nacre.Activation;
import dev.nacre.Buffer;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parallel;
import dev.nacre.Parameter;
import dev.nacre.Shapes;
import dev.nacre.blas.Products;
import java.util.List;
import org.jblas.FloatMatrix;

/** A dense layer with its weights, y = f(Wᵀx + b), or y = f(Wx + b) with the weight of another layer, transposed. */
public final class DenseLayer implements Layer {
    private final Parameter weight;
    private final boolean transposed;
    private final Parameter bias;
    private final Activation activation;
    private final boolean linear;
    private final Buffer preactivations = new Buffer();
    private final Buffer activations = new Buffer();
    private final Buffer preactivationGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;
    private FloatMatrix z;
    private FloatMatrix y;

    /**
     * A layer around given parameters.
     *
     * @param weight inputs × outputs, or outputs × inputs if transposed
     * @param transposed whether the weight is that of a layer in the other direction: tied weights
     * @param bias outputs × 1
     * @param activation element-wise function of the outputs
     */
    public DenseLayer(Parameter weight, boolean transposed, Parameter bias, Activation activation) {
        this.weight = weight;
        this.transposed = transposed;
        this.bias = bias;
        this.activation = activation;
        this.linear = activation instanceof Identity;
    }

    private int inputs() {
        return transposed ? weight.value().columns : weight.value().rows;
    }

    @Override
    public int outputs() {
        return bias.value().rows;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Shapes.requireInputs("dense", inputs(), input);
        boolean train = mode == Mode.TRAIN;
        int n = input.columns;
        FloatMatrix sum = train ? preactivations.of(outputs(), n) : new FloatMatrix(outputs(), n);
        boolean inPlace = linear || !train || !activation.backwardReadsInput();
        FloatMatrix output = inPlace ? sum : activations.of(outputs(), n);
        Products.multiply(weight.value(), !transposed, input, false, 0, sum);
        Parallel.forRange(n, columnsPerPiece(), (from, to) -> activate(sum, output, from, to));
        if (train) {
            x = input;
            z = sum;
            y = output;
        }
        return output;
    }

    /** Adds the bias and applies the activation while a few columns are in the cache. */
    private void activate(FloatMatrix sum, FloatMatrix output, int from, int to) {
        int rows = sum.rows;
        float[] b = bias.value().data;
        for (int c = from; c < to; c++) {
            int start = c * rows;
            for (int i = 0; i < rows; i++) sum.data[start + i] += b[i];
        }
        if (!linear) activation.forward(sum.data, output.data, from * rows, to * rows);
    }

    private int columnsPerPiece() {
        return Math.max(1, Parallel.PIECE / outputs());
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix dz = linear ? dy : activationGradient(dy);
        if (weight.trainable()) {
            if (transposed) weight.addProduct(dz, false, x, true);
            else weight.addProduct(x, false, dz, true);
        }
        if (bias.trainable()) addColumns(dz, bias.gradient().data);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs(), dz.columns);
        Products.multiply(weight.value(), transposed, dz, false, 0, dx);
        return dx;
    }

    private FloatMatrix activationGradient(FloatMatrix dy) {
        FloatMatrix dz = preactivationGradients.of(dy.rows, dy.columns);
        Parallel.forRange(dy.length, (from, to) -> activation.backward(z.data, y.data, dy.data, dz.data, from, to));
        return dz;
    }

    private static void addColumns(FloatMatrix m, float[] sums) {
        for (int c = 0; c < m.columns; c++) {
            int start = c * m.rows;
            for (int i = 0; i < m.rows; i++) sums[i] += m.data[start + i];
        }
    }
}
