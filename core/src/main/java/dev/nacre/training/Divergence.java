package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * The place where numbers stopped being finite.
 *
 * @param layer as {@link Network#layers} counts within the trained layers; −1 if unknown
 * @param parameter its name; empty if all are finite
 * @param text for messages: the place and likely causes
 */
record Divergence(int layer, String parameter, String text) {
    /** The parameter that isn't finite, or else the first layer whose outputs aren't. */
    static Divergence find(Objective objective, Parameter parameter, Batch batch) {
        List<Layer> layers = Layers.flatten(objective.layer());
        if (parameter != null) return of(layers, parameter, objective.network().name(parameter));
        if (batch == null) return new Divergence(-1, "", " in one partition, though the weights are finite");
        FloatMatrix y = batch.x();
        for (int i = 0; i < layers.size(); i++) {
            if (i == 0 && !takes(layers.get(0), y)) break; // an objective of its own way with the batch
            y = layers.get(i).forward(y, Mode.INFER);
            if (Checks.firstNotFinite(y) < 0) continue;
            return Checks.firstNotFinite(batch.x()) >= 0 && i == 0
                    ? new Divergence(0, "", ", features are not finite; look at the data")
                    : new Divergence(
                            i,
                            "",
                            ", first in the outputs of layer " + i
                                    + ", whose weights are finite; likely causes: weights that have "
                                    + "grown too large, by a learning rate that is too high, or features that are not "
                                    + "scaled");
        }
        return new Divergence(
                -1,
                "",
                ", though the outputs are finite; likely causes: outputs that have grown too large, by a learning "
                        + "rate that is too "
                        + "high, or targets that don't suit the loss");
    }

    private static boolean takes(Layer layer, FloatMatrix x) {
        try {
            layer.forward(x, Mode.INFER);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Divergence of(List<Layer> layers, Parameter parameter, String name) {
        int layer = 0;
        while (layer < layers.size() && !Layers.allParameters(layers.get(layer)).contains(parameter)) layer++;
        if (layer == layers.size()) layer = -1;
        return new Divergence(
                layer,
                name,
                ", parameter " + name + (layer < 0 ? "" : " of layer " + layer)
                        + " is not finite; likely causes: a learning rate that is too high, gradients that explode "
                        + "(clip them), "
                        + "features that are not scaled");
    }
}
