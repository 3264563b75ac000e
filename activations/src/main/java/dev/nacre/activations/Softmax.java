package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Softmax, a probability distribution over classes: each sample's outputs are exp(xᵢ) / Σ exp(xⱼ), positive with sum 1.
 * Bridle, 1990. Don't combine it with {@code crossEntropy}, which takes logits and applies softmax itself.
 */
@Doc("probabilities of a sample's classes, not to be combined with crossEntropy, which takes logits; Bridle, 1990")
@AutoService(LayerSpec.class)
public record Softmax() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new SoftmaxLayer(inputs.size(), false);
    }
}
