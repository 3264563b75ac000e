package dev.nacre.tck;

import dev.nacre.Optimizer;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** The rules for optimizers and links of a chain. */
final class OptimizerRules {
    static final int ROWS = 12;
    static final int COLUMNS = 6;
    private static final int DESCENT = 10;

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "O1",
                    Optimizer.class,
                    "never writes the parameter's value",
                    "Optimizer.init, prepare and step: value is read-only, the trainer subtracts the step",
                    OptimizerRules::valueUntouched),
            new Rule<>(
                    "O2",
                    Optimizer.class,
                    "a zero gradient gives a finite step, for any shape and value",
                    "divisions by a norm or a moment that may be 0: add epsilon",
                    OptimizerRules::zeroGradient),
            new Rule<>(
                    "O3",
                    Optimizer.class,
                    "is finite at step 1 and at step 1,000,000",
                    "powers of t, corrections such as 1 - beta^t: in double; t counts from 1",
                    OptimizerRules::anyTime),
            new Rule<>(
                    "O4",
                    Optimizer.class,
                    "ten steps with its defaults lower the loss of a quadratic function",
                    "the sign of the step: the trainer subtracts it; a link by itself must return the gradient, "
                            + "possibly scaled",
                    OptimizerRules::descends),
            new Rule<>(
                    "O5",
                    Optimizer.class,
                    "a NaN in the gradient gives a NaN in the step",
                    "comparisons: Math.max and Math.min keep NaN, x > limit ? limit : x does too, x < limit ? x : "
                            + "limit does not",
                    OptimizerRules::notANumber),
            new Rule<>(
                    "O6",
                    Optimizer.class,
                    "rate(…) is finite, above 0, and the same for the same losses, which it does not change; "
                            + "epochRate(…) is finite and at least 0",
                    "Optimizer.rate and epochRate",
                    OptimizerRules::rate));

    private OptimizerRules() {}

    static FloatMatrix start() {
        return Numbers.signed(ROWS, COLUMNS, 0.5, 1.5, new Draws(1));
    }

    /** Gradients of changing sign and size. */
    static FloatMatrix gradient(int t) {
        return Numbers.signed(ROWS, COLUMNS, 0.01, 2, new Draws(100 + t));
    }

    private static void valueUntouched(Optimizer optimizer, PluginContract contract) {
        Driven driven = new Driven(optimizer, start());
        Numbers.requireSame("the value after init", start(), driven.value());
        for (int t = 1; t <= 12; t++) {
            driven.prepared(gradient(t), t);
            Numbers.requireSame("the value after prepare at t = " + t, start(), driven.value());
            driven.stepOnly(gradient(t), t);
            Numbers.requireSame("the value after step at t = " + t, start(), driven.value());
        }
    }

    private static void zeroGradient(Optimizer optimizer, PluginContract contract) {
        for (int[] shape : new int[][] {{ROWS, COLUMNS}, {ROWS, 1}, {1, 1}})
            for (float value : new float[] {0, 1}) {
                Driven driven = new Driven(optimizer, Numbers.filled(shape[0], shape[1], value));
                FloatMatrix zeros = new FloatMatrix(shape[0], shape[1]);
                for (int t = 1; t <= 3; t++)
                    Numbers.requireFinite(
                            "the step from a zero gradient at t = " + t + ", values " + value, driven.step(zeros, t));
            }
    }

    private static void anyTime(Optimizer optimizer, PluginContract contract) {
        Driven driven = new Driven(optimizer, start());
        for (int t : new int[] {1, 2, 1_000_000, 1_000_001})
            Numbers.requireFinite("the step at t = " + t, driven.step(gradient(t), t));
    }

    private static void descends(Optimizer optimizer, PluginContract contract) {
        Driven driven = new Driven(optimizer, start());
        FloatMatrix slope = Numbers.uniform(ROWS, COLUMNS, 0.2, 0.9, new Draws(2));
        double before = bowl(slope, driven.value());
        for (int t = 1; t <= DESCENT; t++) {
            FloatMatrix gradient = new FloatMatrix(ROWS, COLUMNS);
            for (int i = 0; i < gradient.length; i++) gradient.data[i] = slope.data[i] * driven.value().data[i];
            driven.step(gradient, t);
        }
        double after = bowl(slope, driven.value());
        if (!(after < before))
            throw new Violation("a loss below " + before + " after " + DESCENT + " steps", String.valueOf(after));
    }

    private static double bowl(FloatMatrix slope, FloatMatrix w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) sum += 0.5 * slope.data[i] * w.data[i] * w.data[i];
        return sum;
    }

    private static void notANumber(Optimizer optimizer, PluginContract contract) {
        Driven driven = new Driven(optimizer, start());
        for (int t = 1; t <= 2; t++) {
            FloatMatrix gradient = gradient(t);
            gradient.data[5] = Float.NaN;
            float step = driven.step(gradient, t).data[5];
            if (Float.isFinite(step))
                throw new Violation("NaN where the gradient was NaN, at t = " + t, "a step of " + step);
        }
    }

    private static void rate(Optimizer optimizer, PluginContract contract) {
        double[] flat = new double[60];
        Arrays.fill(flat, 0.5);
        for (double[] losses : new double[][] {{}, {1}, {1, 0.8, 0.7, 0.65}, flat, {1, 2, 3, 4, 5}}) {
            double[] kept = losses.clone();
            float rate = optimizer.rate(losses);
            String when = " after " + losses.length + " validations";
            if (!(rate > 0) || Float.isInfinite(rate))
                throw new Violation("a rate above 0 and finite" + when, String.valueOf(rate));
            if (!Arrays.equals(kept, losses)) throw new Violation("unchanged losses" + when, "changed losses");
            float again = optimizer.rate(losses);
            if (again != rate) throw new Violation("a rate of " + rate + " again" + when, String.valueOf(again));
        }
        for (int epoch : new int[] {1, 2, 10, 1_000_000}) {
            float rate = optimizer.epochRate(epoch);
            if (!(rate >= 0) || Float.isInfinite(rate))
                throw new Violation("a rate of at least 0 and finite in epoch " + epoch, String.valueOf(rate));
        }
    }
}
