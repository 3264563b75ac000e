package dev.nacre.tck;

import dev.nacre.Constraint;
import java.util.List;
import org.jblas.FloatMatrix;

/** The rules for constraints. */
final class ConstraintRules {
    private static final double TOLERANCE = 1e-6;
    private static final float[] SIZES = {1e-6f, 0.1f, 1, 30, 1e6f};

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "C1",
                    Constraint.class,
                    "projecting twice gives the same as projecting once",
                    "Constraint.project: weights that satisfy the constraint must not change",
                    ConstraintRules::idempotent),
            new Rule<>(
                    "C2",
                    Constraint.class,
                    "gives finite numbers of the same shape, for small and large weights",
                    "Constraint.project: sums of squares in double",
                    ConstraintRules::finite),
            new Rule<>(
                    "C3",
                    Constraint.class,
                    "is finite for zero weights",
                    "divisions by a norm: leave a column of zeros as it is",
                    ConstraintRules::zeros),
            new Rule<>(
                    "C4",
                    Constraint.class,
                    "the same weights give the same projection",
                    "Constraint.project: no randomness, no state",
                    ConstraintRules::repeatable));

    private ConstraintRules() {}

    private static FloatMatrix projected(Constraint constraint, float size) {
        FloatMatrix w = Numbers.signed(12, 6, 0.1 * size, size, new Draws(1));
        constraint.project(w);
        return w;
    }

    private static void idempotent(Constraint constraint, PluginContract contract) {
        for (float size : SIZES) {
            FloatMatrix once = projected(constraint, size);
            FloatMatrix twice = Numbers.copy(once);
            constraint.project(twice);
            for (int i = 0; i < once.length; i++)
                if (Math.abs(once.data[i] - twice.data[i]) > TOLERANCE * Math.max(1e-3, Math.abs(once.data[i])))
                    throw new Violation(
                            once.data[i] + Numbers.place(once, i) + " again", String.valueOf(twice.data[i]));
        }
    }

    private static void finite(Constraint constraint, PluginContract contract) {
        for (float size : SIZES) {
            FloatMatrix w = projected(constraint, size);
            Numbers.requireShape("weights", 12, 6, w);
            Numbers.requireFinite("weights of size " + size, w);
        }
    }

    private static void zeros(Constraint constraint, PluginContract contract) {
        FloatMatrix w = new FloatMatrix(12, 6);
        constraint.project(w);
        Numbers.requireFinite("the projection of zeros", w);
    }

    private static void repeatable(Constraint constraint, PluginContract contract) {
        for (float size : SIZES)
            Numbers.requireSame("the projection again", projected(constraint, size), projected(constraint, size));
    }
}
