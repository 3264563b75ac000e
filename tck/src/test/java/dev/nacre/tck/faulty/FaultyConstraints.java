package dev.nacre.tck.faulty;

import dev.nacre.Constraint;
import dev.nacre.plugin.Doc;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/** Faults of constraints. */
public final class FaultyConstraints {
    private FaultyConstraints() {}

    private static double norm(FloatMatrix w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) sum += (double) w.data[i] * w.data[i];
        return Math.sqrt(sum);
    }

    private static void scale(FloatMatrix w, double factor) {
        for (int i = 0; i < w.length; i++) w.data[i] *= (float) factor;
    }

    @Breaks("C1")
    @Doc("shrinks each time")
    public record Shrinks() implements Constraint {
        @Override
        public void project(FloatMatrix w) {
            scale(w, 0.99);
        }
    }

    @Breaks("C2")
    @Doc("there and back through exp")
    public record ThroughExp() implements Constraint {
        @Override
        public void project(FloatMatrix w) {
            for (int i = 0; i < w.length; i++) w.data[i] = (float) Math.log(Math.exp(w.data[i]));
        }
    }

    @Breaks("C3")
    @Doc("norm 1, also where there is nothing to scale")
    public record DividesByZero() implements Constraint {
        @Override
        public void project(FloatMatrix w) {
            scale(w, 1 / norm(w));
        }
    }

    @Breaks("C4")
    @Doc("somewhere in the set, by chance")
    public record ByChance() implements Constraint {
        @Override
        public void project(FloatMatrix w) {
            double norm = norm(w);
            if (norm > 1e-9) scale(w, norm <= 1 ? 1 : (0.5 + new SplittableRandom().nextDouble() / 3) / norm);
        }
    }
}
