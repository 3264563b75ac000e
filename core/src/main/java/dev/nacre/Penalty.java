package dev.nacre;

import dev.nacre.plugin.Plugin;
import org.jblas.FloatMatrix;

/** A term of the loss that depends on one parameter alone. */
public interface Penalty extends Plugin {
    /**
     * The penalty's share of the loss.
     *
     * @param w the parameter's value; not changed
     * @return at least 0 for the usual ones
     */
    double value(FloatMatrix w);

    /**
     * Adds the penalty's gradient.
     *
     * @param w the parameter's value; not changed
     * @param g the gradient that is added to, of w's shape
     */
    void addGradient(FloatMatrix w, FloatMatrix g);
}
