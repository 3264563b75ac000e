package dev.nacre.tck;

import dev.nacre.Metric;
import java.util.List;
import org.jblas.FloatMatrix;

/** The rules for metrics. */
final class MetricRules {
    private static final int CLASSES = 3;
    private static final int SAMPLES = 12;

    static final List<Rule<?>> RULES = List.of(
            new Rule<>(
                    "M1",
                    Metric.class,
                    "gives a finite value, the same each time",
                    "Metric.value: divisions by counts that may be 0; no state",
                    MetricRules::finite),
            new Rule<>(
                    "M2",
                    Metric.class,
                    "writes neither into the prediction nor into the target",
                    "Metric.value: sort and normalise copies",
                    MetricRules::readsOnly),
            new Rule<>(
                    "M3",
                    Metric.class,
                    "rates perfect predictions better than wrong ones",
                    "Metric.higherIsBetter, and the sign of the value",
                    MetricRules::direction),
            new Rule<>(
                    "M4",
                    Metric.class,
                    "does not depend on the order of the samples",
                    "Metric.value: indices; ties in sorting",
                    MetricRules::order));

    private MetricRules() {}

    private static FloatMatrix targets(int shift) {
        FloatMatrix t = new FloatMatrix(CLASSES, SAMPLES);
        for (int s = 0; s < SAMPLES; s++) t.data[s * CLASSES + (s + shift) % CLASSES] = 1;
        return t;
    }

    private static FloatMatrix predictions() {
        return Numbers.uniform(CLASSES, SAMPLES, 0.05, 0.95, new Draws(1));
    }

    private static void finite(Metric metric, PluginContract contract) {
        double value = metric.value(predictions(), targets(0));
        Numbers.requireFinite("value", value);
        double again = metric.value(predictions(), targets(0));
        if (value != again) throw new Violation(value + " again", String.valueOf(again));
    }

    private static void readsOnly(Metric metric, PluginContract contract) {
        FloatMatrix prediction = predictions();
        FloatMatrix t = targets(0);
        metric.value(prediction, t);
        Numbers.requireSame("the prediction", predictions(), prediction);
        Numbers.requireSame("the target", targets(0), t);
    }

    private static void direction(Metric metric, PluginContract contract) {
        double perfect = metric.value(targets(0), targets(0));
        double wrong = metric.value(targets(1), targets(0));
        if (metric.higherIsBetter() ? !(perfect > wrong) : !(perfect < wrong))
            throw new Violation(
                    "perfect predictions " + (metric.higherIsBetter() ? "above" : "below") + " wrong ones, since"
                            + " higherIsBetter() is " + metric.higherIsBetter(),
                    "perfect " + perfect + ", wrong " + wrong);
    }

    private static void order(Metric metric, PluginContract contract) {
        Numbers.requireClose(
                "the value with the samples in reverse order",
                metric.value(predictions(), targets(0)),
                metric.value(reversed(predictions()), reversed(targets(0))));
    }

    private static FloatMatrix reversed(FloatMatrix m) {
        FloatMatrix reversed = new FloatMatrix(m.rows, m.columns);
        for (int s = 0; s < m.columns; s++)
            System.arraycopy(m.data, s * m.rows, reversed.data, (m.columns - 1 - s) * m.rows, m.rows);
        return reversed;
    }
}
