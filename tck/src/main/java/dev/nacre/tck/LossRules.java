package dev.nacre.tck;

import dev.nacre.Loss;
import java.util.List;
import org.jblas.FloatMatrix;

/** Rules on the values and gradients of losses. */
final class LossRules {
    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "S1",
                    Loss.class,
                    "gradient gives the gradient of value",
                    "Loss.gradient: compare it with value; means over outputs, signs",
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
                    "the loss and gradient of a batch are the mean over its samples",
                    "Loss.value and gradient of matrices, if overridden; indices that don't begin at from",
                    LossRules::batch));

    private LossRules() {}

    private static void gradient(Loss loss, PluginContract contract) {
        for (FloatMatrix t : Targets.of(loss)) gradient(loss, Targets.outputs(), t);
        // One output, as for a binary question.
        gradient(loss, Numbers.signed(1, 20, 0.1, 2, new Draws(4)), Numbers.filled(1, 20, 1));
    }

    private static void gradient(Loss loss, FloatMatrix y, FloatMatrix t) {
        FloatMatrix dy = new FloatMatrix(y.rows, y.columns);
        for (int s = 0; s < y.columns; s++)
            loss.gradient(y.data.clone(), t.data, dy.data, 1, s * y.rows, (s + 1) * y.rows);
        Differences.require("the gradient with respect to the outputs", () -> sum(loss, y, t), y, dy);
    }

    private static double sum(Loss loss, FloatMatrix y, FloatMatrix t) {
        double sum = 0;
        for (int s = 0; s < y.columns; s++) sum += loss.value(y.data, t.data, s * y.rows, (s + 1) * y.rows);
        return sum;
    }

    private static void sameValue(Loss loss, PluginContract contract) {
        for (FloatMatrix t : Targets.of(loss))
            for (float weight : new float[] {1, 0.25f})
                Numbers.requireClose(
                        "the loss that gradient returns with weight " + weight,
                        loss.value(Targets.outputs().data, t.data, 0, Targets.OUTPUTS),
                        loss.gradient(
                                Targets.outputs().data,
                                t.data,
                                new float[Targets.OUTPUTS],
                                weight,
                                0,
                                Targets.OUTPUTS));
    }

    private static void weight(Loss loss, PluginContract contract) {
        for (FloatMatrix t : Targets.of(loss)) {
            FloatMatrix one = new FloatMatrix(Targets.OUTPUTS, 1);
            FloatMatrix quarter = new FloatMatrix(Targets.OUTPUTS, 1);
            loss.gradient(Targets.outputs().data, t.data, one.data, 1, 0, Targets.OUTPUTS);
            loss.gradient(Targets.outputs().data, t.data, quarter.data, 0.25f, 0, Targets.OUTPUTS);
            for (int i = 0; i < Targets.OUTPUTS; i++) one.data[i] *= 0.25f;
            Numbers.requireClose("the gradient with weight 0.25", one, quarter);
        }
    }

    private static void batch(Loss loss, PluginContract contract) {
        for (FloatMatrix t : Targets.of(loss)) {
            double sum = 0;
            FloatMatrix expected = new FloatMatrix(Targets.OUTPUTS, Targets.SAMPLES);
            for (int s = 0; s < Targets.SAMPLES; s++) {
                FloatMatrix dy = new FloatMatrix(Targets.OUTPUTS, 1);
                sum += loss.gradient(
                        Numbers.column(Targets.outputs(), s).data,
                        Numbers.column(t, s).data,
                        dy.data,
                        1f / Targets.SAMPLES,
                        0,
                        Targets.OUTPUTS);
                System.arraycopy(dy.data, 0, expected.data, s * Targets.OUTPUTS, Targets.OUTPUTS);
            }
            FloatMatrix dy = new FloatMatrix(Targets.OUTPUTS, Targets.SAMPLES);
            Numbers.requireClose("the mean loss of a batch", sum / Targets.SAMPLES, loss.value(Targets.outputs(), t));
            Numbers.requireClose(
                    "the mean loss of a batch", sum / Targets.SAMPLES, loss.gradient(Targets.outputs(), t, dy));
            Numbers.requireClose("the gradient of a batch", expected, dy);
        }
    }
}
