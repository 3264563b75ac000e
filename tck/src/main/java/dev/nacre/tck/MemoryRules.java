package dev.nacre.tck;

import com.sun.management.ThreadMXBean;
import dev.nacre.Layers;
import dev.nacre.Parameter;
import dev.nacre.Shape;
import dev.nacre.Weights;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The rule that a model file can't cause the allocation of more memory than its own length. */
final class MemoryRules {
    static final List<Rule<?>> RULES = List.of(LayerRule.of(
            "L24",
            "creates its parameters with Weights, and allocates nothing larger before that",
            "LayerSpec.build: Weights.draw or Weights.zeros instead of new FloatMatrix",
            MemoryRules::limited));

    private static final int MANY_INPUTS = 1 << 24;
    private static final long LITTLE = 4L * MANY_INPUTS / 4;

    private MemoryRules() {}

    private static void limited(LayerCase trial) {
        long numbers = 0;
        for (Parameter p : Layers.allParameters(trial.layer())) numbers += p.value().length;
        build(trial, trial.shape(), numbers);
        if (numbers > 0) requireRefused(trial, numbers);
        long allocated = allocatedForManyInputs(trial);
        if (allocated > LITTLE)
            throw new Violation(
                    "a layer for " + MANY_INPUTS + " inputs rejected before it is allocated",
                    allocated + " bytes allocated");
    }

    private static Shape large(Shape shape) {
        return shape.isFlat() ? Shape.flat(MANY_INPUTS) : new Shape(1 << 12, 1 << 12, shape.channels());
    }

    private static void build(LayerCase trial, Shape inputs, long numbers) {
        Weights.limited(numbers, () -> trial.spec().build(inputs, new Draws(0)));
    }

    private static void requireRefused(LayerCase trial, long numbers) {
        try {
            build(trial, trial.shape(), numbers - 1);
        } catch (IllegalArgumentException e) {
            return;
        }
        throw new Violation(
                "all " + numbers + " numbers of its parameters created with Weights",
                "a layer built though the limit was lower");
    }

    private static long allocatedForManyInputs(LayerCase trial) {
        // This JVM can't measure allocation.
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) return 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            build(trial, large(trial.shape()), 1000);
        } catch (IllegalArgumentException e) {
            // refused, as it should be where there are weights
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
