package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Activity regularization: adds l1 · Σ |x| + l2 · Σ x² over the elements of its inputs, averaged over the samples, to
 * the loss. Returns the inputs unchanged. After a hidden layer it leads to sparse codes: Olshausen and Field, 1996;
 * with ReLU: Glorot et al., 2011. The conventions are those of {@link ElasticNet}.
 */
@Doc("L1 and L2 penalty on the outputs of the layer before it, for sparse codes; Olshausen and Field, 1996")
@AutoService(LayerSpec.class)
public record ActivityPenalty(
        @Doc("factor of the absolute activities, >= 0") float l1,
        @Doc("factor of the squared activities, >= 0") float l2)
        implements LayerSpec {
    /** Checks the components. */
    public ActivityPenalty {
        Require.notNegative("l1", l1);
        Require.notNegative("l2", l2);
    }

    /** L1 alone, 0.0001. */
    public ActivityPenalty() {
        this(1e-4f, 0);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new ActivityLayer("activityPenalty", inputs, new ActivityLayer.Term() {
            @Override
            public double value(FloatMatrix x) {
                return new ElasticNet(l1, l2).value(x) / x.columns;
            }

            @Override
            public void addGradient(FloatMatrix x, FloatMatrix g) {
                new ElasticNet(l1 / x.columns, l2 / x.columns).addGradient(x, g);
            }
        });
    }
}
