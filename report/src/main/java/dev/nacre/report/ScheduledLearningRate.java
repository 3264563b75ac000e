package dev.nacre.report;

import dev.nacre.Optimizer;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.OptionalDouble;
import org.jblas.FloatMatrix;

/**
 * The learning rate of an optimizer, or a chain of optimizers and schedules, at a step, as far as its record components
 * show it.
 */
final class ScheduledLearningRate {
    private static final float PROBE = 1e-4f;

    private ScheduledLearningRate() {}

    /**
     * The component called {@code learningRate}, times the factors of the schedules at a step of an epoch; empty if
     * there is no such component.
     */
    static OptionalDouble at(Optimizer optimizer, int t, int epoch, double[] validationLosses) {
        OptionalDouble base = base(optimizer);
        if (base.isEmpty()) return base;
        double rates = (double) optimizer.rate(validationLosses) * optimizer.epochRate(epoch);
        return OptionalDouble.of(base.getAsDouble() * factor(optimizer, t) * rates);
    }

    private static OptionalDouble base(Optimizer optimizer) {
        for (RecordComponent component : components(optimizer))
            if (component.getName().equals("learningRate") && value(optimizer, component) instanceof Number rate)
                return OptionalDouble.of(rate.doubleValue());
        return links(optimizer).stream()
                .map(ScheduledLearningRate::base)
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /** A schedule scales its input: a link without state is one if doubling its input doubles its output. */
    private static double factor(Optimizer optimizer, int t) {
        List<Optimizer> links = links(optimizer);
        if (!links.isEmpty())
            return links.stream().mapToDouble(link -> factor(link, t)).reduce(1, (a, b) -> a * b);
        if (optimizer.slots() > 0 || base(optimizer).isPresent()) return 1;
        double once = probed(optimizer, PROBE, t);
        double twice = probed(optimizer, 2 * PROBE, t);
        return Math.abs(twice - 2 * once) <= 1e-5 * Math.abs(twice) ? once / PROBE : 1;
    }

    private static double probed(Optimizer link, float gradient, int t) {
        FloatMatrix step = new FloatMatrix(1, 1, gradient);
        link.step(step, new FloatMatrix(1, 1), new FloatMatrix[0], t);
        return step.data[0];
    }

    private static List<Optimizer> links(Optimizer optimizer) {
        for (RecordComponent component : components(optimizer))
            if (value(optimizer, component) instanceof List<?> list)
                return list.stream()
                        .filter(Optimizer.class::isInstance)
                        .map(Optimizer.class::cast)
                        .toList();
        return List.of();
    }

    private static RecordComponent[] components(Optimizer optimizer) {
        RecordComponent[] components = optimizer.getClass().getRecordComponents();
        return components == null ? new RecordComponent[0] : components;
    }

    private static Object value(Optimizer optimizer, RecordComponent component) {
        try {
            return component.getAccessor().invoke(optimizer);
        } catch (ReflectiveOperationException e) {
            return null; // a record without accessible components has no learning rate to show
        }
    }
}
