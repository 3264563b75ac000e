package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * The logarithm of the softmax: each sample's outputs are xᵢ − log Σ exp(xⱼ), which stays accurate where the
 * probabilities underflow to 0. Don't combine it with {@code crossEntropy}, which takes logits and applies softmax
 * itself.
 */
@Doc("logarithm of the softmax, not to be combined with crossEntropy, which takes logits")
@AutoService(LayerSpec.class)
public record LogSoftmax() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new SoftmaxLayer(inputs.size(), true);
    }
}
