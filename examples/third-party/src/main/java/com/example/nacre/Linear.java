package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Checks;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** y = Wᵀx: a fully connected layer without biases. */
@Doc("fully connected layer without biases")
@AutoService(LayerSpec.class)
public record Linear(
        @Doc("number of units, >= 1") int units,
        @Doc("initial values of the weights") Initializer initializer)
        implements LayerSpec {
    public Linear {
        if (units < 1) throw new IllegalArgumentException("units must be >= 1, not " + units);
    }

    public Linear() {
        this(1, new GlorotUniform());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        FloatMatrix weight = Weights.draw(initializer, inputs.size(), units, random);
        return new LinearLayer(new Parameter("weight", weight).asMatrix());
    }
}

/** The built layer. Its weight is inputs × units. */
final class LinearLayer implements Layer {
    private final Parameter weight;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    LinearLayer(Parameter weight) {
        this.weight = weight;
    }

    @Override
    public int outputs() {
        return weight.value().columns;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("linear", weight.value().rows, input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(outputs(), input.columns) : new FloatMatrix(outputs(), input.columns);
        Products.multiply(weight.value(), true, input, false, 0, y); // y ← Wᵀx
        if (train) x = input;
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (weight.trainable()) weight.addProduct(x, false, dy, true); // gradient += x·dyᵀ
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(weight.value().rows, dy.columns);
        Products.multiply(weight.value(), false, dy, false, 0, dx); // dx ← W·dy
        return dx;
    }
}
