package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * ZCA whitening (Bell and Sejnowski, 1997): {@link PcaWhiten}, rotated back to the axes of the inputs. Of all
 * whitening transforms its result is nearest to the inputs, so images still look like images. W = Σ u·uᵀ / √(variance
 * + epsilon), summed over the principal components u of the training data that have variance.
 */
@Doc("whitening that stays nearest to the inputs, so images still look like images; Bell and Sejnowski, 1997")
@AutoService(LayerSpec.class)
public record ZcaWhiten(
        @Doc("added to each variance, >= 0, in squared units of the inputs: larger is smoother")
        float epsilon) implements LayerSpec {
    /** Checks the component. */
    public ZcaWhiten {
        PcaWhiten.requireEpsilon(epsilon);
    }

    /** Epsilon 1e-5. */
    public ZcaWhiten() {
        this(1e-5f);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new ProjectionLayer("zcaWhiten", inputs.size(), inputs, this::fill);
    }

    private void fill(PrincipalComponents found, FloatMatrix weight) {
        int n = weight.rows;
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(row, 0);
            for (int k = 0; k < found.count(); k++) {
                double[] u = found.direction(k);
                double factor = u[i] / Math.sqrt(found.variance(k) + epsilon);
                for (int j = 0; j < n; j++) row[j] += factor * u[j];
            }
            for (int j = 0; j < n; j++) weight.data[i * n + j] = (float) row[j];
        }
    }
}
