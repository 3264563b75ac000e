package dev.nacre.autoencoders;

import dev.nacre.Activation;
import dev.nacre.Child;
import dev.nacre.Identity;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.layers.DenseLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What all autoencoders with one code share: a dense encoder and a dense decoder, layers around them or in place of
 * them, and the loss.
 */
record Coding(
        int units,
        Activation activation,
        Activation output,
        boolean tied,
        Loss loss,
        Initializer initializer,
        LayerSpec encoder,
        LayerSpec decoder) {
    Coding {
        String reason = tied ? ", for tied weights" : "; without a dense code, there must be an encoder";
        boolean dense = tied || encoder instanceof Identity;
        if (units == 0 && dense) throw new IllegalArgumentException("units must be >= 1, not 0" + reason);
        Require.atLeast(dense ? 1 : 0, "units", units);
        Links.requireOneFunction(output, loss);
    }

    /** Dense layers only. */
    Coding(int units, Activation activation, Activation output, boolean tied, Loss loss, Initializer initializer) {
        this(units, activation, output, tied, loss, initializer, new Identity(), new Identity());
    }

    /** Builds both, and draws their initial weights. */
    BuiltCoding build(String name, Shape inputs, RandomGenerator random) {
        Around around = new Around(name, encoder, decoder);
        List<Child> up = new ArrayList<>();
        List<Child> down = new ArrayList<>();
        Shape seen = around.addEncoder(up, inputs, random);
        Shape back = units == 0 || around.hasDecoder() ? seen : inputs;
        if (units == 0) {
            Around.addFunction(activation, seen, up, random);
        } else {
            if (tied && back.size() != seen.size())
                throw new IllegalArgumentException(name + ": tied weights need a decoder that makes the inputs' "
                        + inputs + " out of the encoder's " + seen);
            CodingWeights weights = draw(seen.size(), back.size(), random);
            up.add(Around.previous("", encoder(weights)));
            down.add(Around.previous("", decoder(weights, around.hasDecoder() ? activation : output)));
        }
        boolean dense = units > 0 && !around.hasDecoder();
        if (!dense) around.addDecoder("layers", back, inputs, output, down, random);
        return new BuiltCoding(one(units == 0 ? seen : Shape.flat(units), up), one(inputs, down));
    }

    /** The only layer without a name as it is: nothing is wrapped that a dense autoencoder doesn't need. */
    private static Layer one(Shape shape, List<Child> layers) {
        return layers.size() == 1 && layers.get(0).name().isEmpty()
                ? layers.get(0).layer()
                : new LayerChain(shape, layers);
    }

    /** Draws the initial weights of the dense layers. */
    CodingWeights draw(int inputs, int outputs, RandomGenerator random) {
        Parameter weight = weight("weight", inputs, units, random);
        Parameter back = tied ? weight : weight("weight", units, outputs, random);
        return new CodingWeights(
                weight,
                new Parameter("bias", Weights.zeros(units, 1)),
                back,
                new Parameter("bias", Weights.zeros(outputs, 1)));
    }

    private Parameter weight(String name, int from, int to, RandomGenerator random) {
        return new Parameter(name, Weights.draw(initializer, from, to, random)).asMatrix();
    }

    DenseLayer encoder(CodingWeights weights) {
        return new DenseLayer(weights.weight(), false, weights.bias(), activation);
    }

    DenseLayer decoder(CodingWeights weights, Activation function) {
        return new DenseLayer(weights.back(), tied, weights.backBias(), function);
    }
}
