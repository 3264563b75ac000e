package dev.nacre.tck;

import dev.nacre.Loss;
import java.util.Arrays;
import java.util.List;
import org.jblas.FloatMatrix;

/** Rules on how losses use their arrays, and on extreme numbers in them. */
final class LossRangeRules {
    private static final float MARK = -777;

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "S5",
                    Loss.class,
                    "writes only the given range of dy or of the prediction, and overwrites it",
                    "the loops: for (int i = from; i < to; i++); = and not += on dy",
                    LossRangeRules::range),
            new Rule<>(
                    "S6",
                    Loss.class,
                    "predict gives the same bits in place",
                    "Loss.predict: elements read after they were written; prediction may be y",
                    LossRangeRules::inPlace),
            new Rule<>(
                    "S7",
                    Loss.class,
                    "is finite for outputs of ±1000",
                    "exp of large numbers: subtract the largest first, log1p(exp(-abs(y)))",
                    LossRangeRules::finite),
            new Rule<>(
                    "S8",
                    Loss.class,
                    "NaN among the outputs gives a NaN loss",
                    "comparisons: e > 0 ? e : 0 turns NaN into 0, Math.max keeps it",
                    LossRangeRules::notANumber));

    private LossRangeRules() {}

    private static void range(Loss loss, PluginContract contract) {
        int from = 2 * Targets.OUTPUTS;
        int to = 3 * Targets.OUTPUTS;
        for (FloatMatrix t : Targets.of(loss)) {
            FloatMatrix y = Targets.outputs();
            FloatMatrix kept = Numbers.copy(t);
            FloatMatrix dy = Numbers.filled(Targets.OUTPUTS, Targets.SAMPLES, MARK);
            loss.gradient(y.data, t.data, dy.data, 1, from, to);
            Numbers.requireSame("y after gradient", Targets.outputs(), y);
            Numbers.requireSame("t after gradient", kept, t);
            requireMarks("dy", dy, from, to);
            FloatMatrix again = new FloatMatrix(Targets.OUTPUTS, Targets.SAMPLES);
            loss.gradient(y.data, t.data, again.data, 1, from, to);
            Numbers.requireSame(
                    "dy, independent of its content before", Numbers.column(again, 2), Numbers.column(dy, 2));
            FloatMatrix prediction = Numbers.filled(Targets.OUTPUTS, Targets.SAMPLES, MARK);
            loss.predict(y.data, prediction.data, from, to);
            Numbers.requireSame("y after predict", Targets.outputs(), y);
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
        FloatMatrix prediction = new FloatMatrix(Targets.OUTPUTS, 1);
        loss.predict(Targets.outputs().data, prediction.data, 0, Targets.OUTPUTS);
        FloatMatrix both = Numbers.column(Targets.outputs(), 0);
        loss.predict(both.data, both.data, 0, Targets.OUTPUTS);
        Numbers.requireSame("the prediction in place", prediction, both);
    }

    private static void finite(Loss loss, PluginContract contract) {
        float[] y = {1000, -1000, 1000, -1000, 0};
        for (int right = 0; right < Targets.OUTPUTS; right++) {
            float[] t = new float[Targets.OUTPUTS];
            t[right] = 1;
            FloatMatrix dy = new FloatMatrix(Targets.OUTPUTS, 1);
            Numbers.requireFinite("loss for outputs of ±1000", loss.value(y, t, 0, Targets.OUTPUTS));
            Numbers.requireFinite("loss for outputs of ±1000", loss.gradient(y, t, dy.data, 1, 0, Targets.OUTPUTS));
            Numbers.requireFinite("the gradient for outputs of ±1000", dy);
            loss.predict(y, dy.data, 0, Targets.OUTPUTS);
            Numbers.requireFinite("the prediction for outputs of ±1000", dy);
        }
    }

    private static void notANumber(Loss loss, PluginContract contract) {
        float[] y = new float[Targets.OUTPUTS];
        Arrays.fill(y, Float.NaN);
        double value = loss.value(y, Targets.oneHot().data, 0, Targets.OUTPUTS);
        if (!Double.isNaN(value)) throw new Violation("NaN from outputs of NaN", String.valueOf(value));
    }
}
