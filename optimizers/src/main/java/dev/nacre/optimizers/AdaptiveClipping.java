package dev.nacre.optimizers;

import com.google.auto.service.AutoService;
import dev.nacre.Optimizer;
import dev.nacre.Require;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Adaptive gradient clipping: limits the norm of each unit's gradient to λ·max(‖w‖, ε), where w are the unit's weights:
 * one column of the weight matrix. Brock et al., 2021, arXiv:2102.06171, equation 3. A bias vector is one column, so it
 * counts as one unit, as in the authors' program.
 *
 * <p>The paper excludes the last layer; here all layers are clipped. PyTorch does not have this method.
 */
@Doc("clips the norm of each unit's gradient relative to its weights; Brock et al., 2021, arXiv:2102.06171")
@AutoService(Optimizer.class)
public record AdaptiveClipping(
        @Doc("maximum ratio of gradient norm to weight norm, the paper's lambda, > 0")
        float ratio,

        @Doc("minimum for the weight norm, > 0") float epsilon)
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
