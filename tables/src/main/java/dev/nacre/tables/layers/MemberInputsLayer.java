package dev.nacre.tables.layers;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** The built layer. */
final class MemberInputsLayer implements Layer {
    private final Shape shape;
    private final Parameter weight;
    private final Buffer outputs = new Buffer();
    private final Buffer copies = new Buffer();
    private final Buffer products = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private final SampleSums sums = new SampleSums();
    private FloatMatrix copied;

    MemberInputsLayer(Shape shape, Parameter weight) {
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
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        int features = shape.channels();
        Checks.requireInputs("memberInputs", features, x);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix each = train ? copies.of(outputs(), x.columns) : new FloatMatrix(outputs(), x.columns);
        FloatMatrix y = train ? outputs.of(outputs(), x.columns) : each;
        for (int s = 0, at = 0; s < x.columns; s++)
            for (int m = 0; m < shape.pixels(); m++, at += features)
                System.arraycopy(x.data, s * features, each.data, at, features);
        RowFactors.multiply(weight, each, y);
        if (train) copied = each;
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix product = products.of(dy.rows, dy.columns);
        if (weight.trainable()) {
            RowFactors.multiply(dy, copied, product);
            sums.addTo(weight, product);
        }
        if (!inputGradient) return null;
        int features = shape.channels();
        FloatMatrix dx = inputGradients.of(features, dy.columns);
        Arrays.fill(dx.data, 0);
        RowFactors.multiply(weight, dy, product);
        for (int s = 0, at = 0; s < dy.columns; s++)
            for (int m = 0; m < shape.pixels(); m++)
                for (int i = 0; i < features; i++) dx.data[s * features + i] += product.data[at++];
        return dx;
    }
}
