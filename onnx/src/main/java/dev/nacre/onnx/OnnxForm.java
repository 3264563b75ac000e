package dev.nacre.onnx;

import java.util.Set;

/**
 * Writes layers of given names as ONNX nodes, or the predictions of losses of given names. {@code ServiceLoader} finds
 * forms: the author of a layer registers its form with {@code @AutoService(OnnxForm.class)}, in the layer's own module
 * or in another one. Layers are known by name, so that a form depends on no layer's class.
 *
 * <p>Some need no form: a {@link dev.nacre.LayerSequence} is exported layer by layer, and a loss by its
 * {@link dev.nacre.Loss#link}, unless the loss overrides {@code predict}.
 */
public interface OnnxForm {
    /**
     * The layers or losses that this form writes.
     *
     * @return names as in texts, such as {@code leakyRelu}
     */
    Set<String> names();

    /**
     * Adds the nodes that compute what the layer computes in inference; for a loss, those that turn outputs into
     * predictions.
     *
     * @param layer its hyper-parameters, weights and the layers inside it
     * @param input the layer's inputs, samples × features
     * @param graph takes the nodes
     * @return the name of the tensor that holds the layer's outputs, samples × {@link dev.nacre.Layer#outputs}; the
     *     input's own name if the layer changes nothing
     */
    String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph);
}
