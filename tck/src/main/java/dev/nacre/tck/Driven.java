package dev.nacre.tck;

import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import java.util.List;
import org.jblas.FloatMatrix;

/** A parameter and its optimizer, called as the trainer does. */
final class Driven {
    private final Optimizer optimizer;
    private final Parameter parameter;
    private final FloatMatrix[] slots;

    Driven(Optimizer optimizer, FloatMatrix start) {
        this.optimizer = optimizer;
        parameter = new Parameter("weight", Numbers.copy(start));
        slots = new FloatMatrix[optimizer.slots()];
        for (int i = 0; i < slots.length; i++) slots[i] = new FloatMatrix(start.rows, start.columns);
        optimizer.init(parameter.value(), slots);
    }

    FloatMatrix value() {
        return parameter.value();
    }

    FloatMatrix[] slots() {
        return slots;
    }

    /** Turns a gradient into a step, subtracts it and returns it. */
    FloatMatrix step(FloatMatrix gradient, int t) {
        FloatMatrix step = stepOnly(gradient, t);
        for (int i = 0; i < step.length; i++) value().data[i] -= step.data[i];
        return step;
    }

    /** Turns a gradient into a step. */
    FloatMatrix stepOnly(FloatMatrix gradient, int t) {
        FloatMatrix into = prepared(gradient, t);
        optimizer.step(into, value(), slots, t);
        return Numbers.copy(into);
    }

    /** The parameter's gradient after {@code prepare}. */
    FloatMatrix prepared(FloatMatrix gradient, int t) {
        FloatMatrix into = parameter.gradient();
        System.arraycopy(gradient.data, 0, into.data, 0, into.length);
        optimizer.prepare(List.of(parameter), t);
        return into;
    }

    /** The same parameter with its state, under another optimizer. */
    Driven under(Optimizer other) {
        Driven copy = new Driven(other, value());
        for (int i = 0; i < slots.length; i++)
            System.arraycopy(slots[i].data, 0, copy.slots[i].data, 0, slots[i].length);
        return copy;
    }
}
