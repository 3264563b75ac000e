package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer. */
final class FeatureScaleLayer implements Layer {
    private final Shape shape;
    private final Parameter weight;
    private final Buffer outputs = new Buffer();
    private final Buffer products = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final SampleSums sums = new SampleSums();
    private FloatMatrix x;

    FeatureScaleLayer(Shape shape, Parameter weight) {
        this.shape = shape;
        this.weight = weight;
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
        return List.of(weight);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("featureScale", shape.size(), input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(input.rows, input.columns) : new FloatMatrix(input.rows, input.columns);
        RowFactors.multiply(weight, input, y);
        if (train) x = input;
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (weight.trainable()) {
            FloatMatrix product = products.of(dy.rows, dy.columns);
            RowFactors.multiply(x, dy, product);
            sums.addTo(weight, product);
        }
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        RowFactors.multiply(weight, dy, dx);
        return dx;
    }
}
