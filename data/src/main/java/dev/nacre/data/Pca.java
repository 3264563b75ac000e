package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Principal component analysis (Pearson, 1901): subtracts the mean of the training data and projects each sample onto
 * the directions of largest variance. The layer keeps two statistics of each direction: its {@code variance} (divided
 * by n − 1) and its {@code share} of the total variance.
 *
 * <p>The number of outputs is fixed before the data is seen: {@code components}. Outputs that {@code share} does not
 * need, or whose direction has no variance (fewer samples than features, constant columns), are 0. {@link
 * PrincipalComponents#count(double)} tells how many components explain a given share.
 */
@Doc("principal components: the directions of largest variance in the training data; Pearson, 1901")
@AutoService(LayerSpec.class)
public record Pca(
        @Doc("number of outputs, >= 0; 0: as many as inputs")
        int components,

        @Doc("share of the total variance to explain, > 0, <= 1; components not needed for it are 0")
        float share)
        implements LayerSpec {
    /** Checks the components. */
    public Pca {
        requireValid(components, share);
    }

    /** As many components as features: a rotation. */
    public Pca() {
        this(0);
    }

    /**
     * A number of components.
     *
     * @param components number of outputs; 0: as many as inputs
     */
    public Pca(int components) {
        this(components, 1);
    }

    static void requireValid(int components, float share) {
        Require.atLeast(0, "components", components);
        Require.positiveFraction("share", share);
    }

    /** How many components are computed; the others are 0. */
    static int kept(PrincipalComponents found, int outputs, float share) {
        return Math.min(Math.min(outputs, found.count()), share == 1 ? outputs : found.count(share));
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        int size = inputs.size();
        int outputs = components == 0 ? size : components;
        return new ProjectionLayer("pca", size, Shape.flat(outputs), (found, weight) -> {
            for (int k = 0; k < kept(found, outputs, share); k++)
                for (int i = 0; i < size; i++) weight.data[k * size + i] = (float) found.direction(k)[i];
        });
    }
}
