package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.layers.Sigmoid;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** y = x + f(x) for a layer f that keeps the number of features. He et al., 2016, arXiv:1512.03385. */
@Doc("a layer with a shortcut around it: its inputs are added to its outputs; He et al., 2016")
@AutoService(LayerSpec.class)
public record Shortcut(@Doc("the layer inside, with as many outputs as inputs") LayerSpec inner)
        implements LayerSpec {
    public Shortcut() {
        this(new Sigmoid());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        Layer built = inner.build(inputs, random);
        if (built.outputs() != inputs.size())
            throw new IllegalArgumentException("shortcut needs a layer with as many outputs as inputs, "
                    + inputs.size() + "; " + built.name() + " has " + built.outputs());
        return new ShortcutLayer(inputs, built);
    }
}

/** The built layer. All parameters are those of the layer inside. */
final class ShortcutLayer implements Layer {
    private final Shape shape;
    private final Layer inner;
    private final List<Child> children;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();

    ShortcutLayer(Shape shape, Layer inner) {
        this.shape = shape;
        this.inner = inner;
        this.children = List.of(new Child("inner", inner));
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
    public List<Child> children() {
        return children;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        FloatMatrix inside = inner.forward(x, mode);
        FloatMatrix y = mode == Mode.TRAIN ? outputs.of(x.rows, x.columns) : new FloatMatrix(x.rows, x.columns);
        add(inside, x, y);
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        FloatMatrix inside = inner.backward(dy, inputGradient);
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        add(inside, dy, dx);
        return dx;
    }

    private static void add(FloatMatrix a, FloatMatrix b, FloatMatrix sum) {
        for (int i = 0; i < sum.length; i++) sum.data[i] = a.data[i] + b.data[i];
    }
}
