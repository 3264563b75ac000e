package dev.nacre.autoencoders;

import dev.nacre.Activation;
import dev.nacre.Child;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Layers;
import dev.nacre.Pretrainable;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The layers that a user puts before the code and after it, such as convolutions; {@code identity} stands for none.
 *
 * @param autoencoder the autoencoder's name, for messages
 */
record Around(String autoencoder, LayerSpec encoder, LayerSpec decoder) {
    boolean hasEncoder() {
        return !(encoder instanceof Identity);
    }

    boolean hasDecoder() {
        return !(decoder instanceof Identity);
    }

    /** Adds the encoder, if there is one; returns the shape of what comes next. */
    Shape addEncoder(List<Child> up, Shape inputs, RandomGenerator random) {
        if (!hasEncoder()) return inputs;
        Layer built = built("encoder", encoder, inputs, random);
        up.add(previous("encoder", built));
        return built.shape();
    }

    /** Adds the decoder, if there is one, and the function of the reconstruction, which must have the inputs' size. */
    void addDecoder(
            String name, Shape from, Shape inputs, Activation output, List<Child> down, RandomGenerator random) {
        Shape shape = from;
        if (hasDecoder()) {
            Layer built = built("decoder", decoder, from, random);
            down.add(previous(name, built));
            shape = built.shape();
        }
        // flat features are taken as the image's numbers in their order
        if (!shape.equals(inputs) && !(shape.isFlat() && shape.size() == inputs.size()))
            throw new IllegalArgumentException(autoencoder + ": the reconstruction must have the inputs' shape "
                    + inputs + ", but the decoder " + Plugins.format(decoder) + " makes " + shape + " out of " + from
                    + "; give it layers that undo the encoder's change of size");
        addFunction(output, inputs, down, random);
    }

    /** Adds an element-wise function, unless it changes nothing. */
    static void addFunction(Activation function, Shape shape, List<Child> chain, RandomGenerator random) {
        if (!(function instanceof Identity)) chain.add(previous("", function.build(shape, random)));
    }

    static Child previous(String name, Layer layer) {
        return new Child(name, layer, Child.Input.PREVIOUS);
    }

    private Layer built(String component, LayerSpec spec, Shape inputs, RandomGenerator random) {
        Layer layer;
        try {
            layer = spec.build(inputs, random);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(autoencoder + "'s " + component + ": " + e.getMessage(), e);
        }
        for (Layer each : Layers.all(layer))
            if (each instanceof Pretrainable)
                throw new IllegalArgumentException(autoencoder + "'s " + component + " contains " + each.name()
                        + ", which would not be pre-trained there; put one autoencoder on the other by stacked([…])");
        return layer;
    }
}
