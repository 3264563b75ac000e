package dev.nacre.tck;

import dev.nacre.Activation;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** What an element-wise function keeps to. */
final class ActivationRules {
    private static final int LENGTH = 161;
    private static final int FROM = 20;
    private static final int TO = 140;
    private static final float MARK = -777;
    private static final String LOOP =
            "the loops: for (int i = from; i < to; i++), each element from its own x, y and dy";

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "A1",
                    Activation.class,
                    "backward gives dy times the derivative",
                    "Activation.backward against forward",
                    ActivationRules::derivative),
            new Rule<>("A2", Activation.class, "touches no element outside its range", LOOP, ActivationRules::range),
            new Rule<>(
                    "A3",
                    Activation.class,
                    "writes neither into x nor into dy, nor in backward into y",
                    "the arrays written to: y in forward, dx in backward, no other",
                    ActivationRules::arguments),
            new Rule<>(
                    "A4",
                    Activation.class,
                    "in place it gives the same bits",
                    "reads after writes: y may be x in forward, dx may be dy in backward",
                    ActivationRules::inPlace),
            new Rule<>("A5", Activation.class, "pieces give the same bits as the whole", LOOP, ActivationRules::pieces),
            new Rule<>(
                    "A6",
                    Activation.class,
                    activation -> !activation.backwardReadsInput(),
                    "does not read x in backward, as backwardReadsInput() says",
                    "Activation.backward: derive from y alone, or return true from backwardReadsInput()",
                    ActivationRules::outputOnly),
            new Rule<>(
                    "A7",
                    Activation.class,
                    "is finite from -10000 to 10000, and so is its derivative",
                    "exp of large numbers: take the branch, or the form, that doesn't overflow",
                    ActivationRules::finite),
            new Rule<>(
                    "A8",
                    Activation.class,
                    "NaN in is NaN out",
                    "comparisons: x > 0 ? x : 0 turns NaN into 0, Math.max keeps it",
                    ActivationRules::notANumber));

    private ActivationRules() {}

    /** From −4 to 4, in no order; the bounds of pieces fall between any of them. */
    private static float[] inputs() {
        return Numbers.uniform(LENGTH, 1, -4, 4, new Draws(1)).data;
    }

    private static float[] gradients() {
        return Numbers.signed(LENGTH, 1, 0.5, 1.5, new Draws(2)).data;
    }

    private static float[] forward(Activation activation, float[] x) {
        float[] y = new float[x.length];
        activation.forward(x, y, 0, x.length);
        return y;
    }

    private static float[] backward(Activation activation, float[] x, float[] y, float[] dy) {
        float[] dx = new float[x.length];
        activation.backward(activation.backwardReadsInput() ? x : y, y, dy, dx, 0, x.length);
        return dx;
    }

    private static FloatMatrix column(float[] data) {
        return new FloatMatrix(data.length, 1, data);
    }

    private static void derivative(Activation activation, PluginContract contract) {
        float[] x = inputs();
        float[] dy = gradients();
        float[] dx = backward(activation, x, forward(activation, x), dy);
        for (int i = 0; i < LENGTH; i++) dx[i] /= dy[i];
        float[] y = new float[LENGTH];
        Differences.require(
                "the derivative",
                () -> {
                    activation.forward(x, y, 0, LENGTH);
                    double sum = 0;
                    for (float each : y) sum += each;
                    return sum;
                },
                column(x),
                column(dx));
    }

    private static void range(Activation activation, PluginContract contract) {
        float[] x = inputs();
        float[] y = new float[LENGTH];
        Arrays.fill(y, MARK);
        activation.forward(x, y, FROM, TO);
        requireMarks("y", y);
        float[] whole = forward(activation, x);
        float[] dx = new float[LENGTH];
        Arrays.fill(dx, MARK);
        activation.backward(activation.backwardReadsInput() ? x : whole, whole, gradients(), dx, FROM, TO);
        requireMarks("dx", dx);
    }

    private static void requireMarks(String name, float[] marked) {
        for (int i = 0; i < LENGTH; i++)
            if ((i < FROM || i >= TO) && marked[i] != MARK)
                throw new Violation(
                        name + "[" + i + "] untouched when from = " + FROM + " and to = " + TO,
                        "written with " + marked[i]);
    }

    private static void arguments(Activation activation, PluginContract contract) {
        float[] x = inputs();
        float[] y = forward(activation, x);
        Numbers.requireSame("x after forward", column(inputs()), column(x));
        float[] kept = y.clone();
        float[] dy = gradients();
        backward(activation, x, y, dy);
        Numbers.requireSame("x after backward", column(inputs()), column(x));
        Numbers.requireSame("y after backward", column(kept), column(y));
        Numbers.requireSame("dy after backward", column(gradients()), column(dy));
    }

    private static void inPlace(Activation activation, PluginContract contract) {
        float[] x = inputs();
        float[] y = forward(activation, x);
        float[] both = inputs();
        activation.forward(both, both, 0, LENGTH);
        Numbers.requireSame("forward with y = x", column(y), column(both));
        float[] gradients = gradients();
        activation.backward(activation.backwardReadsInput() ? x : y, y, gradients, gradients, 0, LENGTH);
        Numbers.requireSame(
                "backward with dx = dy", column(backward(activation, x, y, gradients())), column(gradients));
    }

    private static void pieces(Activation activation, PluginContract contract) {
        float[] x = inputs();
        float[] dy = gradients();
        float[] whole = forward(activation, x);
        float[] y = new float[LENGTH];
        float[] dx = new float[LENGTH];
        for (int from = 0, size = 1; from < LENGTH; from += size++)
            activation.forward(x, y, from, Math.min(LENGTH, from + size));
        for (int from = 0, size = 1; from < LENGTH; from += size++)
            activation.backward(
                    activation.backwardReadsInput() ? x : whole, whole, dy, dx, from, Math.min(LENGTH, from + size));
        Numbers.requireSame("forward in pieces", column(whole), column(y));
        Numbers.requireSame("backward in pieces", column(backward(activation, x, whole, dy)), column(dx));
    }

    private static void outputOnly(Activation activation, PluginContract contract) {
        float[] x = inputs();
        float[] y = forward(activation, x);
        float[] withInput = new float[LENGTH];
        float[] without = new float[LENGTH];
        activation.backward(x, y, gradients(), withInput, 0, LENGTH);
        activation.backward(y, y, gradients(), without, 0, LENGTH);
        Numbers.requireSame("backward with y in place of x", column(withInput), column(without));
    }

    private static void finite(Activation activation, PluginContract contract) {
        float[] x = {-1e4f, -1e3f, -89, -50, -1e-30f, -0f, 0, 1e-30f, 50, 89, 1e3f, 1e4f};
        float[] ones = new float[x.length];
        Arrays.fill(ones, 1);
        float[] y = forward(activation, x);
        float[] dx = backward(activation, x, y, ones);
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(y[i])) throw new Violation("a finite output at x = " + x[i], String.valueOf(y[i]));
            if (!Float.isFinite(dx[i]))
                throw new Violation("a finite derivative at x = " + x[i], String.valueOf(dx[i]));
        }
    }

    private static void notANumber(Activation activation, PluginContract contract) {
        float y = forward(activation, new float[] {Float.NaN})[0];
        if (!Float.isNaN(y)) throw new Violation("NaN at x = NaN", String.valueOf(y));
    }
}
