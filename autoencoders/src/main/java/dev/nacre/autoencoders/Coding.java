package dev.nacre.autoencoders;

import dev.nacre.Activation;
import dev.nacre.Initializer;
import dev.nacre.Loss;
import dev.nacre.Parameter;
import dev.nacre.Weights;
import dev.nacre.layers.DenseLayer;
import java.util.random.RandomGenerator;

/** What all autoencoders with one hidden layer share: a dense encoder, a dense decoder, and the loss. */
record Coding(int units, Activation activation, Activation output, boolean tied, Loss loss, Initializer initializer) {
    Coding {
        if (units < 1) throw new IllegalArgumentException("units must be >= 1, not " + units);
        Links.requireOneFunction(output, loss);
    }

    /** Draws the initial weights. */
    Weighted draw(int inputs, RandomGenerator random) {
        Parameter weight = weight("weight", inputs, units, random);
        Parameter back = tied ? weight : weight("weight", units, inputs, random);
        return new Weighted(
                weight,
                new Parameter("bias", Weights.zeros(units, 1)),
                back,
                new Parameter("bias", Weights.zeros(inputs, 1)));
    }

    private Parameter weight(String name, int from, int to, RandomGenerator random) {
        return new Parameter(name, Weights.draw(initializer, from, to, random)).asMatrix();
    }

    DenseLayer encoder(Weighted weights) {
        return new DenseLayer(weights.weight, false, weights.bias, activation);
    }

    DenseLayer decoder(Weighted weights) {
        return new DenseLayer(weights.back, tied, weights.backBias, output);
    }

    /** The parameters of encoder and decoder; if tied, the two weights are the same object. */
    record Weighted(Parameter weight, Parameter bias, Parameter back, Parameter backBias) {}
}
