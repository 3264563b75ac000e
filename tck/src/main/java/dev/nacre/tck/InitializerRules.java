package dev.nacre.tck;

import dev.nacre.Initializer;
import java.util.List;
import org.jblas.FloatMatrix;

/** The rules for initializers. */
final class InitializerRules {
    private static final float LARGEST = 10;
    private static final int[][] SHAPES = {{12, 6}, {6, 12}, {9, 9}, {12, 1}, {1, 12}, {1, 1}};

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "I1",
                    Initializer.class,
                    "fills every element with a finite number, whatever the matrix held before",
                    "Initializer.fill: set every element of weights.data, for any shape",
                    InitializerRules::fills),
            new Rule<>(
                    "I2",
                    Initializer.class,
                    "the same seed gives the same initial values",
                    "Initializer.fill: use only the generator passed in, in a fixed order",
                    InitializerRules::sameSeed),
            new Rule<>(
                    "I3",
                    Initializer.class,
                    "if it is random, another seed gives other initial values",
                    "Initializer.fill: a generator other than the one passed in",
                    InitializerRules::otherSeed),
            new Rule<>(
                    "I4",
                    Initializer.class,
                    "gives values of at most 10 for 100 inputs and 100 units",
                    "Initializer.fill: a deviation that multiplies by the fan instead of dividing",
                    InitializerRules::size),
            new Rule<>(
                    "I5",
                    Initializer.class,
                    "takes the fans from its arguments, and gives no larger values for a larger fan",
                    "Initializer.fill: fanIn and fanOut, not weights.rows and weights.columns; the "
                            + "deviation must not grow with them",
                    InitializerRules::fans));

    private InitializerRules() {}

    private static FloatMatrix filled(Initializer initializer, int rows, int columns, float before, Draws random) {
        FloatMatrix weights = Numbers.filled(rows, columns, before);
        initializer.fill(weights, rows, columns, random);
        Numbers.requireShape("weights", rows, columns, weights);
        return weights;
    }

    private static void fills(Initializer initializer, PluginContract contract) {
        for (int[] shape : SHAPES) {
            FloatMatrix zeros = filled(initializer, shape[0], shape[1], 0, new Draws(1));
            Numbers.requireFinite("the initial values", zeros);
            for (float before : new float[] {Float.NaN, Float.POSITIVE_INFINITY})
                Numbers.requireFinite(
                        "a filled matrix that held " + before,
                        filled(initializer, shape[0], shape[1], before, new Draws(1)));
        }
    }

    private static void sameSeed(Initializer initializer, PluginContract contract) {
        for (int[] shape : SHAPES)
            Numbers.requireSame(
                    "the initial values from the same seed",
                    filled(initializer, shape[0], shape[1], 0, new Draws(5)),
                    filled(initializer, shape[0], shape[1], 0, new Draws(5)));
    }

    private static void otherSeed(Initializer initializer, PluginContract contract) {
        Draws random = new Draws(5);
        FloatMatrix one = filled(initializer, 12, 6, 0, random);
        FloatMatrix two = filled(initializer, 12, 6, 0, new Draws(6));
        if (!random.used()) return;
        for (int i = 0; i < one.length; i++) if (one.data[i] != two.data[i]) return;
        throw new Violation("initial values that depend on the seed", "the same for the seeds 5 and 6");
    }

    private static void size(Initializer initializer, PluginContract contract) {
        FloatMatrix weights = filled(initializer, 100, 100, 0, new Draws(1));
        for (int i = 0; i < weights.length; i++)
            if (Math.abs(weights.data[i]) > LARGEST)
                throw new Violation(
                        "at most " + LARGEST + " for 100 inputs and 100 units",
                        weights.data[i] + Numbers.place(weights, i));
    }

    private static void fans(Initializer initializer, PluginContract contract) {
        double small = spread(initializer, 20, 50);
        double large = spread(initializer, 80, 50);
        if (Math.abs(large - small) > 0.3 * Math.max(small, large))
            throw new Violation(
                    "the same spread for 20 × 20 and 80 × 80 weights with fans of 50: " + small, String.valueOf(large));
        double few = spread(initializer, 40, 20);
        double many = spread(initializer, 40, 80);
        if (many > 1.3 * few)
            throw new Violation("a spread for fans of 80 no larger than for fans of 20: " + few, String.valueOf(many));
    }

    /** The root mean square. */
    private static double spread(Initializer initializer, int size, int fan) {
        FloatMatrix weights = new FloatMatrix(size, size);
        initializer.fill(weights, fan, fan, new Draws(7));
        double sum = 0;
        for (int i = 0; i < weights.length; i++) sum += (double) weights.data[i] * weights.data[i];
        return Math.sqrt(sum / weights.length);
    }
}
