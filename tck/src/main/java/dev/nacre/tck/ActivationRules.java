package dev.nacre.tck;

import dev.nacre.Activation;
import java.util.Arrays;
import java.util.List;

/** Rules on what an element-wise function computes. */
final class ActivationRules {
    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "A1",
                    Activation.class,
                    "backward gives dy times the derivative",
                    "Activation.backward: compare it with forward",
                    ActivationRules::derivative),
            new Rule<>(
                    "A2",
                    Activation.class,
                    activation -> !activation.backwardReadsInput(),
                    "does not read x in backward, as backwardReadsInput() says",
                    "Activation.backward: derive from y alone, or return true from backwardReadsInput()",
                    ActivationRules::outputOnly),
            new Rule<>(
                    "A3",
                    Activation.class,
                    "is finite from -10000 to 10000, and so is its derivative",
                    "exp of large numbers: use a form that doesn't overflow",
                    ActivationRules::finite),
            new Rule<>(
                    "A4",
                    Activation.class,
                    "a NaN input gives a NaN output",
                    "comparisons: x > 0 ? x : 0 turns NaN into 0, Math.max keeps it",
                    ActivationRules::notANumber));

    private ActivationRules() {}

    private static void derivative(Activation activation, PluginContract contract) {
        Curve curve = new Curve(activation);
        float[] dy = Curve.dy();
        float[] derivative = curve.dx();
        for (int i = 0; i < Curve.LENGTH; i++) derivative[i] /= dy[i];
        float[] x = Curve.x();
        Differences.require("the derivative", () -> sum(curve.y(x.clone())), Curve.column(x), Curve.column(derivative));
    }

    private static double sum(float[] y) {
        double sum = 0;
        for (float each : y) sum += each;
        return sum;
    }

    private static void outputOnly(Activation activation, PluginContract contract) {
        float[] y = new Curve(activation).y();
        float[] withInput = new float[Curve.LENGTH];
        float[] without = new float[Curve.LENGTH];
        activation.backward(Curve.x(), y.clone(), Curve.dy(), withInput, 0, Curve.LENGTH);
        activation.backward(y.clone(), y.clone(), Curve.dy(), without, 0, Curve.LENGTH);
        Numbers.requireSame(
                "the result of backward with y in place of x", Curve.column(withInput), Curve.column(without));
    }

    private static void finite(Activation activation, PluginContract contract) {
        float[] x = {-1e4f, -1e3f, -89, -50, -1e-30f, -0f, 0, 1e-30f, 50, 89, 1e3f, 1e4f};
        float[] ones = new float[x.length];
        Arrays.fill(ones, 1);
        float[] y = new Curve(activation).y(x.clone());
        float[] dx = new Curve(activation).dx(x.clone(), ones);
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(y[i])) throw new Violation("a finite output at x = " + x[i], String.valueOf(y[i]));
            if (!Float.isFinite(dx[i]))
                throw new Violation("a finite derivative at x = " + x[i], String.valueOf(dx[i]));
        }
    }

    private static void notANumber(Activation activation, PluginContract contract) {
        float y = new Curve(activation).y(new float[] {Float.NaN})[0];
        if (!Float.isNaN(y)) throw new Violation("NaN at x = NaN", String.valueOf(y));
    }
}
