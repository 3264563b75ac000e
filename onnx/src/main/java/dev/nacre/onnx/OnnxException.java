package dev.nacre.onnx;

/** A network has no ONNX form, or a graph none in Nacre. The message says which part. */
public final class OnnxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * A reason.
     *
     * @param message names the layer or node
     */
    public OnnxException(String message) {
        super(message);
    }
}
