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

/** The built layer: copies for the members, scaled. */
final class MemberInputsLayer implements Layer {
    private final Shape shape;
    private final Layer scale;
    private final Buffer copies = new Buffer();
    private final Buffer inputGradients = new Buffer();

    MemberInputsLayer(Shape shape, Parameter weight) {
        this.shape = shape;
        this.scale = new FeatureScaleLayer(shape, weight);
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
        return scale.parameters();
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        int features = shape.channels();
        Checks.requireInputs("memberInputs", features, x);
        FloatMatrix each = mode == Mode.TRAIN ? copies.of(outputs(), x.columns) : new FloatMatrix(outputs(), x.columns);
        for (int s = 0, at = 0; s < x.columns; s++)
            for (int m = 0; m < shape.pixels(); m++, at += features)
                System.arraycopy(x.data, s * features, each.data, at, features);
        return scale.forward(each, mode);
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix each = scale.backward(dy, inputGradient);
        if (!inputGradient) return null;
        int features = shape.channels();
        FloatMatrix dx = inputGradients.of(features, dy.columns);
        Arrays.fill(dx.data, 0);
        for (int s = 0, at = 0; s < dy.columns; s++)
            for (int m = 0; m < shape.pixels(); m++)
                for (int i = 0; i < features; i++) dx.data[s * features + i] += each.data[at++];
        return dx;
    }
}
