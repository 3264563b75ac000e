package dev.nacre;

import dev.nacre.plugin.Plugin;
import org.jblas.FloatMatrix;

/** A set that a parameter is brought back into after each step. */
public interface Constraint extends Plugin {
    /**
     * Projects in place. Projecting twice is as good as once.
     *
     * @param w the parameter's value, fan-in × fan-out for a dense layer: column j holds what comes into unit j
     */
    void project(FloatMatrix w);
}
