package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Penalty;
import dev.nacre.Require;
import dev.nacre.blas.Products;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * Orthogonality penalty, lambda · ‖WᵀW − I‖²_F, with gradient 4 · lambda · W(WᵀW − I): it pulls the columns of W, the
 * units' incoming weights, towards unit length and right angles. Brock et al., 2017, arXiv:1609.07093, section 3.2,
 * with the square of the norm.
 *
 * <p>With more units than inputs, the columns can't all be orthogonal, and the penalty acts on the rows instead: ‖WᵀW −
 * I‖² and ‖WWᵀ − I‖² differ by a constant, units − inputs. Only the smaller product is computed.
 */
@Doc("pulls the units' incoming weights towards unit length and right angles; Brock et al., 2017")
@AutoService(Penalty.class)
public record Orthogonal(@Doc("factor, >= 0") float lambda) implements Penalty {
    /** Checks the components. */
    public Orthogonal {
        Require.notNegative("lambda", lambda);
    }

    /** Lambda 0.0001. */
    public Orthogonal() {
        this(1e-4f);
    }

    @Override
    public double value(FloatMatrix w) {
        FloatMatrix e = excess(w);
        return lambda * (Sums.squares(e.data, 0, e.length) + Math.max(0, w.columns - w.rows));
    }

    @Override
    public void addGradient(FloatMatrix w, FloatMatrix g) {
        FloatMatrix e = excess(w);
        for (int i = 0; i < e.length; i++) e.data[i] *= 4 * lambda;
        if (tall(w)) Products.multiply(w, false, e, false, 1, g);
        else Products.multiply(e, false, w, false, 1, g);
    }

    private static boolean tall(FloatMatrix w) {
        return w.rows >= w.columns;
    }

    /** WᵀW − I or WWᵀ − I, whichever is smaller. */
    private static FloatMatrix excess(FloatMatrix w) {
        boolean tall = tall(w);
        int n = tall ? w.columns : w.rows;
        FloatMatrix e = new FloatMatrix(n, n);
        Products.multiply(w, tall, w, !tall, 0, e);
        for (int i = 0; i < n; i++) e.data[i * n + i] -= 1;
        return e;
    }
}
