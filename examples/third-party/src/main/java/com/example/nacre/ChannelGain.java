package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** Multiplies each channel by a factor that is learned. Features in a row are channels: each has its own factor. */
@Doc("multiplies each channel by a learned factor")
@AutoService(LayerSpec.class)
public record ChannelGain() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        FloatMatrix ones = Weights.constant(inputs.channels(), 1, 1);
        return new ChannelGainLayer(inputs, new Parameter("weight", ones));
    }
}

/** The built layer. Its weight is channels × 1. */
final class ChannelGainLayer implements Layer {
    private final Shape shape;
    private final Parameter weight;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;

    ChannelGainLayer(Shape shape, Parameter weight) {
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
        Checks.requireInputs("channelGain", shape.size(), input);
        boolean train = mode == Mode.TRAIN;
        FloatMatrix y = train ? outputs.of(input.rows, input.columns) : new FloatMatrix(input.rows, input.columns);
        multiply(input, y);
        if (train) x = input;
        return y;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (weight.trainable()) {
            float[] sums = weight.gradient().data;
            for (int i = 0; i < dy.length; i++) sums[i % sums.length] += dy.data[i] * x.data[i];
        }
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        multiply(dy, dx);
        return dx;
    }

    private void multiply(FloatMatrix from, FloatMatrix to) {
        float[] w = weight.value().data;
        Parallel.forRange(from.length, (first, end) -> {
            for (int i = first; i < end; i++) to.data[i] = w[i % w.length] * from.data[i];
        });
    }
}
