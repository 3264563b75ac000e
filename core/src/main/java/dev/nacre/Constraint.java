package dev.nacre;

import dev.nacre.plugin.Plugin;
import org.jblas.FloatMatrix;

/**
 * A constraint on a parameter, such as a maximum norm. After each step the parameter is projected onto the set of
 * allowed values.
 */
public interface Constraint extends Plugin {
    /**
     * Projects the value onto the allowed set, in place. Projecting twice must give the same as projecting once.
     *
     * @param w the parameter's value, fan-in × fan-out for a dense layer: column j holds the weights of unit j
     */
    void project(FloatMatrix w);
}
