package dev.nacre;

import dev.nacre.plugin.Plugin;
import org.jblas.FloatMatrix;

/**
 * A term of the loss that depends on one parameter only, such as an L2 penalty. Keras calls it a regularizer.
 */
public interface Penalty extends Plugin {
    /**
     * The penalty's value, which is added to the loss.
     *
     * @param w the parameter's value; not changed
     * @return usually at least 0
     */
    double value(FloatMatrix w);

    /**
     * Adds the penalty's gradient.
     *
     * @param w the parameter's value; not changed
     * @param g the gradient to add to; it has the shape of {@code w}
     */
    void addGradient(FloatMatrix w, FloatMatrix g);
}
