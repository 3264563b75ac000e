package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Checks;
import dev.nacre.Fittable;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Divides each feature by its largest absolute value in the training part. */
@Doc("divides each feature by its largest absolute value in the training part")
@AutoService(LayerSpec.class)
public record MaxScale() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new MaxScaleLayer(inputs, Parameter.statistic("scale", Weights.zeros(inputs.size(), 1)));
    }
}

/** The built layer. A scale of 0 says that it is not fitted: it changes nothing then. */
final class MaxScaleLayer implements Fittable {
    private final Shape shape;
    private final Parameter scale;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();

    MaxScaleLayer(Shape shape, Parameter scale) {
        this.shape = shape;
        this.scale = scale;
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
        return List.of(scale);
    }

    @Override
    public boolean fitted() {
        return scale.value().data[0] != 0;
    }

    @Override
    public void fit(Iterable<FloatMatrix> batches) {
        float[] largest = new float[shape.size()];
        for (FloatMatrix x : batches) {
            Checks.requireInputs("maxScale", largest.length, x);
            for (int i = 0; i < x.length; i++)
                largest[i % largest.length] = Math.max(largest[i % largest.length], Math.abs(x.data[i]));
        }
        for (int i = 0; i < largest.length; i++) scale.value().data[i] = largest[i] == 0 ? 1 : largest[i];
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("maxScale", shape.size(), x);
        if (!fitted()) return x;
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(x.rows, x.columns) : new FloatMatrix(x.rows, x.columns);
        divide(x, y);
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient || !fitted()) return dy;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        divide(dy, dx);
        return dx;
    }

    private void divide(FloatMatrix from, FloatMatrix to) {
        float[] s = scale.value().data;
        for (int i = 0; i < from.length; i++) to.data[i] = from.data[i] / s[i % s.length];
    }
}
