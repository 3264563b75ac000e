package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Standardization: subtracts from each feature its mean, then divides by its standard deviation (of the population:
 * n, not n − 1). Both are taken from the training data. A feature that is constant there is not divided: it becomes 0
 * and not NaN.
 */
@Doc("each feature minus its mean, divided by its standard deviation, both taken from the training data")
@AutoService(LayerSpec.class)
public record Standardize() implements LayerSpec {
    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new AffineLayer("standardize", "mean", 0, inputs, (moments, mean, scale) -> {
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (float) moments.mean(i);
                float deviation = (float) Math.sqrt(moments.variance(i));
                if (deviation > 0) scale[i] = deviation;
            }
        });
    }
}
