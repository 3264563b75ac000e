package dev.nacre.tck.unusable;

import dev.nacre.Penalty;
import org.jblas.FloatMatrix;

/** A record without defaults. */
public record NoConstructor(int times) implements Penalty {
    @Override
    public double value(FloatMatrix w) {
        return 0;
    }

    @Override
    public void addGradient(FloatMatrix w, FloatMatrix g) {}
}
