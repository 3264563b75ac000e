package dev.nacre.tck;

import dev.nacre.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** What losses keep to. */
final class LossRules {
    private static final int OUTPUTS = 5;
    private static final int SAMPLES = 6;
    private static final float MARK = -777;

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "S1",
                    Loss.class,
                    "gradient gives the gradient of value",
                    "Loss.gradient against value: means over outputs, signs",
                    LossRules::gradient),
            new Rule<>(
                    "S2",
                    Loss.class,
                    "gradient returns the same loss as value, whatever the weight",
                    "Loss.gradient: the returned loss is not weighted",
                    LossRules::sameValue),
            new Rule<>(
                    "S3",
                    Loss.class,
                    "the weight scales the gradient",
                    "Loss.gradient: dy = weight · gradient",
                    LossRules::weight),
            new Rule<>(
                    "S4",
                    Loss.class,
                    "writes only dy's, or the prediction's, own range, and overwrites it",
                    "the loops from from to to; = and not += on dy",
                    LossRules::range),
            new Rule<>(
                    "S5",
                    Loss.class,
                    "predicts in place with the same bits",
                    "Loss.predict: reads after writes; prediction may be y",
                    LossRules::inPlace),
            new Rule<>(
                    "S6",
                    Loss.class,
                    "is finite for outputs of ±1000",
                    "exp of large numbers: subtract the largest first, log1p(exp(-|y|))",
                    LossRules::finite),
            new Rule<>(
                    "S7",
                    Loss.class,
                    "the loss and gradient of a batch are the mean over its samples",
                    "Loss.value and gradient of matrices, if overridden; indices that don't begin at from",
                    LossRules::batch),
            new Rule<>(
                    "S8",
                    Loss.class,
                    "NaN in is NaN out",
                    "comparisons: e > 0 ? e : 0 turns NaN into 0, Math.max keeps it",
                    LossRules::notANumber));

    private LossRules() {}

    private static FloatMatrix outputs() {
        return Numbers.signed(OUTPUTS, SAMPLES, 0.1, 2, new Draws(1));
    }

    /** Each sample one class. */
    private static FloatMatrix oneHot() {
        FloatMatrix t = new FloatMatrix(OUTPUTS, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) t.data[s * OUTPUTS + s % OUTPUTS] = 1;
        return t;
    }

    /** The kinds of target that the loss gives a finite value for: one-hot, distributions, numbers of any sign. */
    private static List<FloatMatrix> targets(Loss loss) {
        FloatMatrix distribution = Numbers.uniform(OUTPUTS, SAMPLES, 0.2, 1, new Draws(2));
        for (int s = 0; s < SAMPLES; s++) {
            double sum = 0;
            for (int i = 0; i < OUTPUTS; i++) sum += distribution.data[s * OUTPUTS + i];
            for (int i = 0; i < OUTPUTS; i++) distribution.data[s * OUTPUTS + i] /= (float) sum;
        }
        List<FloatMatrix> fitting = new ArrayList<>();
        for (FloatMatrix t : List.of(oneHot(), distribution, Numbers.signed(OUTPUTS, SAMPLES, 0.1, 2, new Draws(3))))
            if (accepts(loss, t)) fitting.add(t);
        if (fitting.isEmpty())
            throw new Violation("a finite loss for one-hot targets, distributions, or real numbers", "none");
        return fitting;
    }

    private static boolean accepts(Loss loss, FloatMatrix t) {
        try {
            return Double.isFinite(loss.value(outputs(), t));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void gradient(Loss loss, PluginContract contract) {
        for (FloatMatrix t : targets(loss)) {
            FloatMatrix y = outputs();
            FloatMatrix dy = new FloatMatrix(OUTPUTS, SAMPLES);
            loss.gradient(y, t, dy);
            for (int i = 0; i < dy.length; i++) dy.data[i] *= SAMPLES;
            Differences.require("the gradient by the outputs", () -> SAMPLES * loss.value(y, t), y, dy);
        }
        // One output, as of a yes-or-no question.
        FloatMatrix y = Numbers.signed(1, 20, 0.1, 2, new Draws(4));
        FloatMatrix t = Numbers.filled(1, 20, 1);
        FloatMatrix dy = new FloatMatrix(1, 20);
        loss.gradient(y, t, dy);
        for (int i = 0; i < dy.length; i++) dy.data[i] *= 20;
        Differences.require("the gradient by a single output", () -> 20 * loss.value(y, t), y, dy);
    }

    private static void sameValue(Loss loss, PluginContract contract) {
        for (FloatMatrix t : targets(loss))
            for (float weight : new float[] {1, 0.25f})
                Numbers.requireClose(
                        "the loss that gradient returns with weight " + weight,
                        loss.value(outputs().data, t.data, 0, OUTPUTS),
                        loss.gradient(outputs().data, t.data, new float[OUTPUTS], weight, 0, OUTPUTS));
    }

    private static void weight(Loss loss, PluginContract contract) {
        for (FloatMatrix t : targets(loss)) {
            FloatMatrix one = new FloatMatrix(OUTPUTS, 1);
            FloatMatrix quarter = new FloatMatrix(OUTPUTS, 1);
            loss.gradient(outputs().data, t.data, one.data, 1, 0, OUTPUTS);
            loss.gradient(outputs().data, t.data, quarter.data, 0.25f, 0, OUTPUTS);
            for (int i = 0; i < OUTPUTS; i++) one.data[i] *= 0.25f;
            Numbers.requireClose("the gradient with weight 0.25", one, quarter);
        }
    }

    private static void range(Loss loss, PluginContract contract) {
        int from = 2 * OUTPUTS;
        int to = 3 * OUTPUTS;
        for (FloatMatrix t : targets(loss)) {
            FloatMatrix y = outputs();
            FloatMatrix kept = Numbers.copy(t);
            FloatMatrix dy = Numbers.filled(OUTPUTS, SAMPLES, MARK);
            loss.gradient(y.data, t.data, dy.data, 1, from, to);
            Numbers.requireSame("y after gradient", outputs(), y);
            Numbers.requireSame("t after gradient", kept, t);
            requireMarks("dy", dy, from, to);
            FloatMatrix again = new FloatMatrix(OUTPUTS, SAMPLES);
            loss.gradient(y.data, t.data, again.data, 1, from, to);
            Numbers.requireSame("dy whatever it held before", Numbers.column(again, 2), Numbers.column(dy, 2));
            FloatMatrix prediction = Numbers.filled(OUTPUTS, SAMPLES, MARK);
            loss.predict(y.data, prediction.data, from, to);
            Numbers.requireSame("y after predict", outputs(), y);
            requireMarks("prediction", prediction, from, to);
        }
    }

    private static void requireMarks(String name, FloatMatrix marked, int from, int to) {
        for (int i = 0; i < marked.length; i++)
            if ((i < from || i >= to) && marked.data[i] != MARK)
                throw new Violation(
                        name + "[" + i + "] untouched when from = " + from + " and to = " + to,
                        "written with " + marked.data[i]);
    }

    private static void inPlace(Loss loss, PluginContract contract) {
        FloatMatrix prediction = new FloatMatrix(OUTPUTS, 1);
        loss.predict(outputs().data, prediction.data, 0, OUTPUTS);
        FloatMatrix both = Numbers.column(outputs(), 0);
        loss.predict(both.data, both.data, 0, OUTPUTS);
        Numbers.requireSame("the prediction in place", prediction, both);
    }

    private static void finite(Loss loss, PluginContract contract) {
        float[] y = {1000, -1000, 1000, -1000, 0};
        for (int right = 0; right < OUTPUTS; right++) {
            float[] t = new float[OUTPUTS];
            t[right] = 1;
            FloatMatrix dy = new FloatMatrix(OUTPUTS, 1);
            Numbers.requireFinite("loss for outputs of ±1000", loss.value(y, t, 0, OUTPUTS));
            Numbers.requireFinite("loss for outputs of ±1000", loss.gradient(y, t, dy.data, 1, 0, OUTPUTS));
            Numbers.requireFinite("the gradient for outputs of ±1000", dy);
            loss.predict(y, dy.data, 0, OUTPUTS);
            Numbers.requireFinite("the prediction for outputs of ±1000", dy);
        }
    }

    private static void batch(Loss loss, PluginContract contract) {
        for (FloatMatrix t : targets(loss)) {
            double sum = 0;
            FloatMatrix expected = new FloatMatrix(OUTPUTS, SAMPLES);
            for (int s = 0; s < SAMPLES; s++) {
                FloatMatrix dy = new FloatMatrix(OUTPUTS, 1);
                sum += loss.gradient(
                        Numbers.column(outputs(), s).data,
                        Numbers.column(t, s).data,
                        dy.data,
                        1f / SAMPLES,
                        0,
                        OUTPUTS);
                System.arraycopy(dy.data, 0, expected.data, s * OUTPUTS, OUTPUTS);
            }
            FloatMatrix dy = new FloatMatrix(OUTPUTS, SAMPLES);
            Numbers.requireClose("the mean loss of a batch", sum / SAMPLES, loss.value(outputs(), t));
            Numbers.requireClose("the mean loss of a batch", sum / SAMPLES, loss.gradient(outputs(), t, dy));
            Numbers.requireClose("the gradient of a batch", expected, dy);
        }
    }

    private static void notANumber(Loss loss, PluginContract contract) {
        float[] y = new float[OUTPUTS];
        Arrays.fill(y, Float.NaN);
        double value = loss.value(y, oneHot().data, 0, OUTPUTS);
        if (!Double.isNaN(value)) throw new Violation("NaN from outputs of NaN", String.valueOf(value));
    }
}
