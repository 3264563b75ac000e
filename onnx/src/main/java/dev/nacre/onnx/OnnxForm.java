package dev.nacre.onnx;

import java.util.Set;

/**
 * How layers look in ONNX, and what losses make of outputs. Found by {@code ServiceLoader}: whoever writes a layer registers its form, with
 * {@code @AutoService(OnnxForm.class)}, in the layer's own module or in one beside it. Layers are known by name, so that a form needs
 * neither the layer's class nor this module the layer's.
 */
public interface OnnxForm {
    /**
     * The layers or losses this is for.
     *
     * @return names as in texts: {@code leakyRelu}
     */
    Set<String> names();

    /**
     * Adds the nodes that compute what the layer computes in inference; for a loss, those that make predictions of outputs.
     *
     * @param layer its hyper-parameters and weights
     * @param input what goes in, samples × inputs
     * @param graph takes the nodes
     * @return what comes out, samples × outputs
     */
    Flow write(Part layer, Flow input, OnnxGraph graph);

    /**
     * Adds the nodes of an autoencoder's way back.
     *
     * @param layer an autoencoder
     * @param code samples × outputs of the layer
     * @param graph takes the nodes
     * @return samples × inputs of the layer, as they go into its loss
     */
    default Flow decode(Part layer, Flow code, OnnxGraph graph) {
        throw new OnnxException(layer.name() + " has no way back in ONNX");
    }
}
