package dev.nacre.onnx;

import dev.nacre.safetensors.ShortText;

/** A network can't be written as ONNX, or a graph can't be read. The message names the layer or the node. */
public final class OnnxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * A reason.
     *
     * @param message names the layer or node
     */
    public OnnxException(String message) {
        super(ShortText.of(message));
    }
}
