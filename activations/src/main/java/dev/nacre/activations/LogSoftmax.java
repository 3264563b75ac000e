package dev.nacre.activations;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * The logarithm of the softmax: each sample's outputs are xᵢ − log Σ exp(xⱼ), exact where probabilities would vanish. Not
 * below {@code crossEntropy}, which takes logits and has a softmax of its own.
 */
@Doc("logarithm of the softmax")
@AutoService(LayerSpec.class)
public record LogSoftmax() implements LayerSpec {
    @Override
    public Layer build(int inputs, RandomGenerator random) {
        return new SoftmaxLayer(inputs, true);
    }
}
