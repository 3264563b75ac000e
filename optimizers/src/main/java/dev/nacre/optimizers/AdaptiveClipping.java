package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Shortens what comes into a unit, column by column, where it is long beside the unit's weights: to λ·max(‖w‖, ε).
 * Brock et al., 2021, arXiv:2102.06171, equation 3. A bias is one column, and so one unit, as in the authors' program.
 *
 * <p>The paper spares the last layer; in a chain all layers are treated alike. PyTorch does not have the method.
 */
@Doc("shortens the gradient of each unit relative to its weights; Brock et al., 2021, arXiv:2102.06171")
@AutoService(Optimizer.class)
public record AdaptiveClipping(
        @Doc("the largest ratio of gradient to weights, the paper's lambda, > 0")
        float ratio,

        @Doc("the norm that weights count for at least, > 0")
        float epsilon)
        implements Optimizer {
    /** Checks the components. */
    public AdaptiveClipping {
        Require.positive("ratio", ratio);
        Require.positive("epsilon", epsilon);
    }

    /** The paper's 0.01 and 0.001. */
    public AdaptiveClipping() {
        this(0.01f, 1e-3f);
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void step(FloatMatrix gradient, FloatMatrix value, FloatMatrix[] slots, int t) {
        int rows = value.rows;
        Parallel.forRange(value.columns, Math.max(1, Parallel.PIECE / rows), (first, last) -> {
            for (int c = first; c < last; c++) clip(gradient.data, value.data, c * rows, (c + 1) * rows);
        });
    }

    private void clip(float[] gradient, float[] value, int from, int to) {
        double limit = ratio * Math.max(epsilon, Math.sqrt(Norms.squares(value, from, to)));
        double found = Math.sqrt(Norms.squares(gradient, from, to));
        if (found > limit && found < Double.POSITIVE_INFINITY) Norms.scale(gradient, from, to, (float) (limit / found));
    }
}
