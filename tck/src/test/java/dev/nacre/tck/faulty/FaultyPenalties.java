package dev.nacre.tck.faulty;

import dev.nacre.Penalty;
import dev.nacre.plugin.Doc;
import org.jblas.FloatMatrix;

/** Faults of penalties. All are the sum of squares but for the fault. */
public final class FaultyPenalties {
    private FaultyPenalties() {}

    /** A sound penalty. */
    interface Squares extends Penalty {
        @Override
        default double value(FloatMatrix w) {
            double sum = 0;
            for (int i = 0; i < w.length; i++) sum += w.data[i] * w.data[i];
            return sum;
        }

        @Override
        default void addGradient(FloatMatrix w, FloatMatrix g) {
            for (int i = 0; i < w.length; i++) g.data[i] += 2 * w.data[i];
        }
    }

    @Breaks("P1")
    @Doc("the factor 2 is missing")
    public record HalfGradient() implements Squares {
        @Override
        public void addGradient(FloatMatrix w, FloatMatrix g) {
            for (int i = 0; i < w.length; i++) g.data[i] += w.data[i];
        }
    }

    @Breaks("P2")
    @Doc("forgets the loss's gradient")
    public record OverwritesGradient() implements Squares {
        @Override
        public void addGradient(FloatMatrix w, FloatMatrix g) {
            for (int i = 0; i < w.length; i++) g.data[i] = 2 * w.data[i];
        }
    }

    @Breaks("P3")
    @Doc("shrinks the weights itself")
    public record WritesWeights() implements Squares {
        @Override
        public void addGradient(FloatMatrix w, FloatMatrix g) {
            for (int i = 0; i < w.length; i++) {
                g.data[i] += 2 * w.data[i];
                w.data[i] *= 0.999f;
            }
        }
    }

    @Breaks("P4")
    @Doc("the norm, whose gradient divides by it")
    public record DividesByNorm() implements Penalty {
        @Override
        public double value(FloatMatrix w) {
            double sum = 0;
            for (int i = 0; i < w.length; i++) sum += (double) w.data[i] * w.data[i];
            return Math.sqrt(sum);
        }

        @Override
        public void addGradient(FloatMatrix w, FloatMatrix g) {
            double norm = value(w);
            for (int i = 0; i < w.length; i++) g.data[i] += (float) (w.data[i] / norm);
        }
    }

    @Breaks("P5")
    @Doc("rewards large weights")
    public record Negative() implements Penalty {
        @Override
        public double value(FloatMatrix w) {
            double sum = 0;
            for (int i = 0; i < w.length; i++) sum -= w.data[i] * w.data[i];
            return sum;
        }

        @Override
        public void addGradient(FloatMatrix w, FloatMatrix g) {
            for (int i = 0; i < w.length; i++) g.data[i] -= 2 * w.data[i];
        }
    }
}
