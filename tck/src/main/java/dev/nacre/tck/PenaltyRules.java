package dev.nacre.tck;

import dev.nacre.Penalty;
import java.util.List;
import org.jblas.FloatMatrix;

/** The rules for penalties. */
final class PenaltyRules {
    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "P1",
                    Penalty.class,
                    "addGradient gives the gradient of value",
                    "Penalty.addGradient: compare it with value; factors of 2, signs",
                    PenaltyRules::gradient),
            new Rule<>(
                    "P2",
                    Penalty.class,
                    "adds to the existing gradient",
                    "Penalty.addGradient: +=, not =",
                    PenaltyRules::adds),
            new Rule<>(
                    "P3",
                    Penalty.class,
                    "does not write into the weights",
                    "Penalty.value and addGradient: write to g only",
                    PenaltyRules::readsOnly),
            new Rule<>("P4", Penalty.class, "is finite at zero weights", "divisions by a norm", PenaltyRules::zeros),
            new Rule<>("P5", Penalty.class, "is never below 0", "Penalty.value", PenaltyRules::notNegative));

    private PenaltyRules() {}

    private static FloatMatrix weights() {
        return Numbers.signed(12, 6, 0.1, 1, new Draws(1));
    }

    private static FloatMatrix gradientAt(Penalty penalty, FloatMatrix w) {
        FloatMatrix g = new FloatMatrix(w.rows, w.columns);
        penalty.addGradient(Numbers.copy(w), g);
        return g;
    }

    private static void gradient(Penalty penalty, PluginContract contract) {
        // Penalties usually have small factors: scaled, so that the tolerance is meaningful.
        FloatMatrix w = weights();
        FloatMatrix g = gradientAt(penalty, w);
        double largest = 0;
        for (int i = 0; i < g.length; i++) largest = Math.max(largest, Math.abs(g.data[i]));
        double scale = Math.max(largest, 1e-3 * Math.abs(penalty.value(weights())));
        if (scale == 0) scale = 1;
        double factor = 1 / scale;
        for (int i = 0; i < g.length; i++) g.data[i] *= (float) factor;
        Differences.require("the gradient / " + scale, () -> factor * penalty.value(Numbers.copy(w)), w, g);
    }

    private static void adds(Penalty penalty, PluginContract contract) {
        FloatMatrix alone = gradientAt(penalty, weights());
        FloatMatrix g = Numbers.filled(12, 6, 3);
        penalty.addGradient(weights(), g);
        for (int i = 0; i < alone.length; i++) alone.data[i] += 3;
        Numbers.requireClose("the gradient added to 3", alone, g);
    }

    private static void readsOnly(Penalty penalty, PluginContract contract) {
        FloatMatrix w = weights();
        penalty.value(w);
        Numbers.requireSame("the weights after value", weights(), w);
        penalty.addGradient(w, new FloatMatrix(w.rows, w.columns));
        Numbers.requireSame("the weights after addGradient", weights(), w);
    }

    private static void zeros(Penalty penalty, PluginContract contract) {
        FloatMatrix w = new FloatMatrix(12, 6);
        Numbers.requireFinite("penalty of zero weights", penalty.value(w));
        Numbers.requireFinite("the gradient at zero weights", gradientAt(penalty, w));
    }

    private static void notNegative(Penalty penalty, PluginContract contract) {
        double value = penalty.value(weights());
        if (!(value >= 0)) throw new Violation("at least 0", String.valueOf(value));
    }
}
