package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Multiplies each feature by a factor that is learned and starts at 1: so a network finds out sooner which features
 * matter. Put it before the first dense layer, with six times the learning rate of the others:
 * {@code learningRate(featureScale, multiplier=6)}. Holzmüller et al., 2024, arXiv:2407.04491. The factors are called
 * {@code weight}, inputs × 1.
 */
@Doc("each feature times a learned factor, 1 at the start; Holzmüller et al., 2024")
@AutoService(LayerSpec.class)
public record FeatureScale() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new FeatureScaleLayer(inputs, new Parameter("weight", Weights.constant(inputs.size(), 1, 1)));
    }
}
