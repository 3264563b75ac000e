package dev.nacre.regularization;

import com.google.auto.service.AutoService;
import dev.nacre.Penalty;
import dev.nacre.Require;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/**
 * The L1 and the L2 penalty combined, l1 · Σ |w| + l2 · Σ w²: sparse like {@link L1}, and stable for correlated
 * features like {@link L2}. Zou and Hastie, 2005, equation 3. As in {@link L2} there is no factor 1/2.
 */
@Doc("L1 plus L2 penalty, l1 times sum of absolute weights plus l2 times sum of squared weights; Zou and Hastie, 2005")
@AutoService(Penalty.class)
public record ElasticNet(
        @Doc("factor of the absolute weights, >= 0") float l1,
        @Doc("factor of the squared weights, >= 0") float l2) implements Penalty {
    /** Checks the components. */
    public ElasticNet {
        Require.notNegative("l1", l1);
        Require.notNegative("l2", l2);
    }

    /** Both 0.0001. */
    public ElasticNet() {
        this(1e-4f, 1e-4f);
    }

    @Override
    public double value(FloatMatrix w) {
        return new L1(l1).value(w) + new L2(l2).value(w);
    }

    @Override
    public void addGradient(FloatMatrix w, FloatMatrix g) {
        new L1(l1).addGradient(w, g);
        new L2(l2).addGradient(w, g);
    }
}
