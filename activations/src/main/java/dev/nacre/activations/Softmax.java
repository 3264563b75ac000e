package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * A distribution over classes: each sample's outputs are exp(xᵢ) / Σ exp(xⱼ), positive with sum 1. Bridle, 1990. Not below
 * {@code crossEntropy}, which takes logits and has a softmax of its own.
 */
@Doc("exp of each output over their sum, so that a sample's outputs are probabilities; Bridle, 1990")
@AutoService(LayerSpec.class)
public record Softmax() implements LayerSpec {
    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return new SoftmaxLayer(inputs, false);
    }
}
