package dev.nacre.diagnosis;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.model.Transfer;
import dev.nacre.training.FineTuning;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * Saliency: how much each input matters for one output of a network, as the gradient of that output with respect to the
 * inputs (Simonyan et al., 2014, arXiv:1312.6034, section 3). For a classifier trained with cross-entropy the output is
 * the score before softmax, as in the paper.
 *
 * <p>Layers compute as in inference: noise and augmentation do nothing, batch normalization uses its moving averages.
 */
public final class Saliency {
    private Saliency() {}

    /**
     * Computes gradients.
     *
     * @param network changed in no way: a copy computes
     * @param x inputs × samples
     * @param outputs for each sample the index of the output, such as its class
     * @return inputs × samples: the derivative of the sample's output by each of its inputs
     * @throws IllegalArgumentException if a layer has noise inside that can't be left out
     */
    public static FloatMatrix of(Network network, FloatMatrix x, int... outputs) {
        if (x.rows != network.inputs() || x.columns != outputs.length)
            throw new IllegalArgumentException("the network has " + network.inputs() + " inputs, and each sample needs"
                    + " one output: got " + x.rows + " × " + x.columns + " (inputs × samples) and " + outputs.length
                    + " outputs");
        for (int output : outputs)
            if (output < 0 || output >= network.outputs())
                throw new IllegalArgumentException(
                        "outputs must be >= 0 and < " + network.outputs() + ", not " + output);
        Network copy = new Network(network.spec(), network.inputShape(), 0);
        Transfer.copyLayers(network, copy, network.layers().size());
        FineTuning.freeze(copy, copy.layers().size());
        FloatMatrix gradients = new FloatMatrix(x.rows, x.columns);
        for (int s = 0; s < x.columns; s++) {
            FloatMatrix sample = new FloatMatrix(x.rows, 1);
            System.arraycopy(x.data, s * x.rows, sample.data, 0, x.rows);
            FloatMatrix gradient = of(copy.layers(), sample, outputs[s]);
            System.arraycopy(gradient.data, 0, gradients.data, s * x.rows, x.rows);
        }
        return gradients;
    }

    private static FloatMatrix of(List<Layer> layers, FloatMatrix x, int output) {
        List<Layer> passed = new ArrayList<>();
        FloatMatrix y = x;
        for (Layer layer : layers) {
            if (layer.forward(y, Mode.INFER) == y) continue; // in inference it does nothing
            requireNoNoise(layer, layer.name());
            y = layer.forward(y, Mode.TRAIN);
            passed.add(layer);
        }
        FloatMatrix gradient = new FloatMatrix(y.rows, 1);
        gradient.data[output] = 1;
        for (int i = passed.size() - 1; i >= 0; i--) gradient = passed.get(i).backward(gradient, true);
        return gradient;
    }

    private static void requireNoNoise(Layer layer, String name) {
        if (!layer.noises().isEmpty())
            throw new IllegalArgumentException("saliency is for networks without noise inside other layers, but " + name
                    + " has some; put noise into the sequence of layers");
        for (Child child : layer.children())
            requireNoNoise(child.layer(), name + " > " + child.layer().name());
    }
}
