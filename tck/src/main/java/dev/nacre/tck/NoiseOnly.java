package dev.nacre.tck;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import org.jblas.FloatMatrix;

/**
 * Distinguishes a layer that only adds noise to its inputs from one that also computes something from them, such as a
 * randomized rectifier or a residual connection around dropout.
 */
final class NoiseOnly {
    private static final int PASSES = 400;

    private NoiseOnly() {}

    static void check(LayerCase trial) throws ReflectiveOperationException {
        Layer layer = trial.layer();
        if (layer.noises().isEmpty()
                || !layer.children().isEmpty()
                || !layer.parameters().isEmpty()
                || layer.outputs() != trial.inputs()
                || new Components(trial.spec()).hold(LayerSpec.class)) return;
        FloatMatrix x = trial.x();
        FloatMatrix y = layer.forward(x, Mode.INFER);
        if (isScaled(trial, layer, y)) Numbers.requireSame("the INFER outputs", trial.x(), y);
    }

    /** Whether the outputs are the inputs times a factor, which was not removed from the noise. */
    private static boolean isScaled(LayerCase trial, Layer layer, FloatMatrix y) {
        double factor = factor(trial.x(), y);
        for (int i = 0; i < y.length; i++)
            if (!Numbers.close(factor * trial.x().data[i], y.data[i], Numbers.ROUNDING)) return false;
        if (factor >= 0 && factor <= 1) return true;
        // Noise alone does not increase the mean; a layer that does so in training too adds something to the inputs.
        double mean = 0;
        for (int pass = 0; pass < PASSES; pass++)
            mean += factor(trial.x(), layer.forward(trial.x(), Mode.TRAIN)) / PASSES;
        return Math.abs(mean - factor) > 0.1 * Math.abs(factor);
    }

    /** The factor that brings the inputs nearest to the outputs. */
    private static double factor(FloatMatrix x, FloatMatrix y) {
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            products += (double) x.data[i] * y.data[i];
            squares += (double) x.data[i] * x.data[i];
        }
        return products / squares;
    }
}
