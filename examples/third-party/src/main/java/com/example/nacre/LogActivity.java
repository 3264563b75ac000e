package com.example.nacre;

import com.google.auto.service.AutoService;
import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Returns its inputs unchanged, and adds a penalty on them to the loss: strength · Σ ln(1 + x²) over the features, the
 * mean over the samples. Olshausen and Field, 1996.
 */
@Doc("penalty ln(1 + x²) on the outputs of the layer before it, for sparse codes; Olshausen and Field, 1996")
@AutoService(LayerSpec.class)
public record LogActivity(@Doc("factor of the penalty, >= 0") float strength) implements LayerSpec {
    public LogActivity {
        Require.notNegative("strength", strength);
    }

    public LogActivity() {
        this(0.001f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new LogActivityLayer(inputs, strength);
    }
}

/** The built layer. */
final class LogActivityLayer implements Layer {
    private final Shape shape;
    private final float strength;
    private final Buffer inputGradients = new Buffer();
    private FloatMatrix x;
    private double loss;

    LogActivityLayer(Shape shape, float strength) {
        this.shape = shape;
        this.strength = strength;
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
    public FloatMatrix forward(FloatMatrix input, Mode mode) {
        Checks.requireInputs("logActivity", shape.size(), input);
        if (mode == Mode.TRAIN) {
            x = input;
            double sum = 0;
            for (int i = 0; i < x.length; i++) sum += Math.log1p((double) x.data[i] * x.data[i]);
            loss = strength * sum / x.columns;
        }
        return input;
    }

    @Override
    public double ownLoss() {
        return loss;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        float factor = strength * 2 / dy.columns;
        for (int i = 0; i < dy.length; i++)
            dx.data[i] = dy.data[i] + factor * x.data[i] / (1 + x.data[i] * x.data[i]);
        return dx;
    }
}
