package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * Principal component analysis (Pearson, 1901): each sample, less the training part's mean, seen along the directions
 * of largest variance. The layer's statistics tell how much each direction explains: {@code variance} (divided by n −
 * 1) and {@code share} of the whole.
 *
 * <p>How many features come out must be known before the data is: {@code components}. Those that lie behind
 * {@code share}, or have no variance (fewer samples than features, constant columns), are 0.
 * {@link PrincipalComponents#count(double)} tells how many a share takes.
 */
@Doc("principal components: the directions of largest variance in the training part; Pearson, 1901")
@AutoService(LayerSpec.class)
public record Pca(
        @Doc("features that come out, >= 0; 0: as many as go in")
        int components,

        @Doc("of the variance to be explained, > 0, <= 1; components not needed for it are 0")
        float share)
        implements LayerSpec {
    /** Checks the components. */
    public Pca {
        requireValid(components, share);
    }

    /** All directions: a rotation. */
    public Pca() {
        this(0);
    }

    /**
     * A number of directions.
     *
     * @param components features that come out; 0: as many as go in
     */
    public Pca(int components) {
        this(components, 1);
    }

    static void requireValid(int components, float share) {
        if (components < 0) throw new IllegalArgumentException("components must be >= 0, not " + components);
        if (!(share > 0 && share <= 1)) throw new IllegalArgumentException("share must be > 0 and <= 1, not " + share);
    }

    /** Directions that are kept. */
    static int kept(PrincipalComponents found, int outputs, float share) {
        return Math.min(Math.min(outputs, found.count()), share == 1 ? outputs : found.count(share));
    }

    @Override
    public Layer build(int inputs, RandomGenerator random) {
        int outputs = components == 0 ? inputs : components;
        return new ProjectionLayer("pca", inputs, Shape.flat(outputs), (found, weight) -> {
            for (int k = 0; k < kept(found, outputs, share); k++)
                for (int i = 0; i < inputs; i++) weight.data[k * inputs + i] = (float) found.direction(k)[i];
        });
    }
}
