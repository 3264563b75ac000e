package dev.nacre.training;

import dev.nacre.Network;

/**
 * Training stopped because the loss or a weight became NaN or infinite. The network has the weights of the last good
 * epoch.
 */
public final class DivergenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long step;
    private final int layer;
    private final String parameter;

    DivergenceException(String message, long step, int layer, String parameter) {
        super(message);
        this.step = step;
        this.layer = layer;
        this.parameter = parameter;
    }

    /**
     * The step in which divergence was detected.
     *
     * @return counted from 1
     */
    public long step() {
        return step;
    }

    /**
     * The layer in which divergence was detected.
     *
     * @return as {@link Network#layers} counts, of the layer that is trained in pre-training; −1 if in none
     */
    public int layer() {
        return layer;
    }

    /**
     * The parameter that is NaN or infinite.
     *
     * @return its name; empty if all are finite
     */
    public String parameter() {
        return parameter;
    }
}
