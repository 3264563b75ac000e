package dev.nacre.metrics;

import com.google.auto.service.AutoService;
import dev.nacre.Metric;
import dev.nacre.Require;
import dev.nacre.compute.Steps;
import dev.nacre.plugin.Doc;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jblas.FloatMatrix;

/**
 * A metric of a network that answers at each step: over the steps of all samples, as if each were a sample. Steps whose
 * predictions or targets are missing (NaN, all of a step) are left out. It is reported under the name of the metric
 * inside, {@code accuracy} for {@code perStep(accuracy, outputs=10)}.
 */
@Doc("a metric over the steps of all sequences that are there")
@AutoService(Metric.class)
public record PerStep(
        @Doc("metric over steps") Metric metric,
        @Doc("outputs of one step, >= 1") int outputs) implements Metric {
    /** Checks the components. */
    public PerStep {
        Objects.requireNonNull(metric, "metric");
        Require.atLeast(1, "outputs", outputs);
    }

    /** Mean squared error of one output at each step. */
    public PerStep() {
        this(new Mse(), 1);
    }

    /** NaN if no step is there. */
    @Override
    public double value(FloatMatrix prediction, FloatMatrix t) {
        Steps.requireWhole("perStep", t.rows, outputs);
        IntPredicate there = step -> !Steps.isMissing(t.data, step, step + outputs)
                && !Steps.isMissing(prediction.data, step, step + outputs);
        FloatMatrix targets = Steps.columns(t, outputs, there);
        return targets.columns == 0 ? Double.NaN : metric.value(Steps.columns(prediction, outputs, there), targets);
    }

    @Override
    public boolean higherIsBetter() {
        return metric.higherIsBetter();
    }

    @Override
    public String label() {
        return metric.label();
    }
}
