package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/**
 * The built layer. Members lie one after the other in each sample, so (members · features) × samples in memory is
 * features × (members · samples): the shared weight takes them all in one product.
 */
final class MemberDenseLayer implements Layer {
    private final Shape inputs;
    private final Shape shape;
    private final Parameter weight;
    /** Null if the members have none of their own. */
    private final Parameter inputScale;
    /** Null if the members have none of their own. */
    private final Parameter outputScale;

    private final Parameter bias;
    private final Buffer scaledInputs = new Buffer();
    private final Buffer sums = new Buffer();
    private final Buffer outputs = new Buffer();
    private final Buffer sumGradients = new Buffer();
    private final Buffer scaledInputGradients = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final Buffer products = new Buffer();
    private final SampleSums sampleSums = new SampleSums();
    private FloatMatrix x;
    private FloatMatrix scaled;
    private FloatMatrix z;

    MemberDenseLayer(Shape inputs, Parameter weight, Parameter inputScale, Parameter outputScale, Parameter bias) {
        this.inputs = inputs;
        this.shape = new Shape(inputs.height(), inputs.width(), weight.value().columns);
        this.weight = weight;
        this.inputScale = inputScale;
        this.outputScale = outputScale;
        this.bias = bias;
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.of(weight, inputScale, outputScale, bias)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("memberDense", inputs.size(), input);
        boolean train = mode == Mode.TRAIN;
        int n = input.columns;
        FloatMatrix own = input;
        if (inputScale != null) {
            own = train ? scaledInputs.of(input.rows, n) : new FloatMatrix(input.rows, n);
            RowFactors.multiply(inputScale, input, own);
        }
        FloatMatrix sum = train ? sums.of(outputs(), n) : new FloatMatrix(outputs(), n);
        Products.multiply(weight.value(), true, perMember(own, inputs), false, 0, perMember(sum, shape));
        FloatMatrix y = sum;
        if (outputScale != null) {
            y = train ? outputs.of(outputs(), n) : new FloatMatrix(outputs(), n);
            RowFactors.multiply(outputScale, sum, y);
        }
        addBias(y);
        if (train) {
            x = input;
            scaled = own;
            z = sum;
        }
        return y;
    }

    /** The same numbers, a column for each member of each sample. */
    private static FloatMatrix perMember(FloatMatrix m, Shape shape) {
        return new FloatMatrix(shape.channels(), m.columns * shape.pixels(), m.data);
    }

    private void addBias(FloatMatrix y) {
        float[] b = bias.value().data;
        int columns = y.length / b.length;
        Parallel.forRange(columns, Math.max(1, Parallel.PIECE / b.length), (from, to) -> {
            for (int c = from; c < to; c++) add(b, y.data, c * b.length);
        });
    }

    private static void add(float[] bias, float[] y, int start) {
        for (int i = 0; i < bias.length; i++) y[start + i] += bias[i];
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        int n = dy.columns;
        if (bias.trainable()) sampleSums.addTo(bias, dy);
        FloatMatrix dz = dy;
        if (outputScale != null) {
            addProduct(outputScale, dy, z);
            dz = sumGradients.of(dy.rows, n);
            RowFactors.multiply(outputScale, dy, dz);
        }
        FloatMatrix dzPerMember = perMember(dz, shape);
        if (weight.trainable()) weight.addProduct(perMember(scaled, inputs), false, dzPerMember, true);
        boolean scalesLearn = inputScale != null && inputScale.trainable();
        if (!inputGradient && !scalesLearn) return null;
        FloatMatrix dScaled = scaledInputGradients.of(inputs.size(), n);
        Products.multiply(weight.value(), false, dzPerMember, false, 0, perMember(dScaled, inputs));
        if (inputScale == null) return dScaled;
        addProduct(inputScale, dScaled, x);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs.size(), n);
        RowFactors.multiply(inputScale, dScaled, dx);
        return dx;
    }

    /** Adds to the gradient of a scale. */
    private void addProduct(Parameter scale, FloatMatrix gradient, FloatMatrix factor) {
        if (!scale.trainable()) return;
        FloatMatrix product = products.of(gradient.rows, gradient.columns);
        RowFactors.multiply(gradient, factor, product);
        sampleSums.addTo(scale, product);
    }
}
