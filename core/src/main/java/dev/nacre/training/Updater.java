package dev.nacre.training;

import dev.nacre.ElementwiseOptimizer;
import dev.nacre.None;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/** Applies an optimizer to a set of parameters, and keeps its state. */
final class Updater {
    private final Optimizer optimizer;
    private final Optional<ElementwiseOptimizer> elementwise;
    private final List<Parameter> parameters;
    private final FloatMatrix[][] slots;
    private int t;

    /** Frozen parameters get no state and are never touched. */
    Updater(Optimizer optimizer, List<Parameter> all) {
        this.optimizer = optimizer;
        this.elementwise = optimizer.elementwise();
        this.parameters = trainable(all);
        this.slots = new FloatMatrix[parameters.size()][];
        for (int p = 0; p < slots.length; p++) {
            FloatMatrix value = parameters.get(p).value();
            slots[p] = new FloatMatrix[optimizer.slots()];
            for (int s = 0; s < slots[p].length; s++) slots[p][s] = new FloatMatrix(value.rows, value.columns);
            optimizer.init(value, slots[p]);
        }
    }

    static List<Parameter> trainable(List<Parameter> all) {
        return all.stream().filter(Parameter::trainable).distinct().toList();
    }

    /** The slots, by name: what a checkpoint keeps. */
    List<Parameter> state() {
        List<Parameter> state = new ArrayList<>();
        for (int p = 0; p < slots.length; p++)
            for (int s = 0; s < slots[p].length; s++)
                state.add(Parameter.statistic(slotName(parameters.get(p), s), slots[p][s]));
        return state;
    }

    /** The slots in one piece. */
    float[] stateVector() {
        return FlatVector.pack(allSlots());
    }

    /** Goes on from a {@link #stateVector}, after so many steps. */
    void restore(float[] vector, long step) {
        FlatVector.unpack(vector, allSlots());
        resume(step);
    }

    private List<FloatMatrix> allSlots() {
        return Stream.of(slots).flatMap(Stream::of).toList();
    }

    static String slotName(Parameter parameter, int slot) {
        return "optimizer." + parameter.name() + "." + slot;
    }

    /** Goes on after so many steps. */
    void resume(long step) {
        t = Math.toIntExact(step);
    }

    void clearGradients() {
        for (Parameter parameter : parameters) parameter.clearGradient();
    }

    /** For means over several batches. */
    void scaleGradients(float factor) {
        for (Parameter parameter : parameters) {
            float[] gradient = parameter.gradient().data;
            for (int i = 0; i < gradient.length; i++) gradient[i] *= factor;
        }
    }

    /** One step from the gradients at hand. */
    void apply(float rate) {
        t++;
        for (Parameter p : parameters)
            if (!(p.penalty() instanceof None)) p.penalty().addGradient(p.value(), p.gradient());
        optimizer.prepare(parameters, t);
        for (int i = 0; i < slots.length; i++) step(parameters.get(i), slots[i], rate);
    }

    private void step(Parameter parameter, FloatMatrix[] state, float rate) {
        FloatMatrix gradient = parameter.gradient();
        FloatMatrix value = parameter.value();
        float factor = rate * parameter.learningRate();
        if (elementwise.isPresent()) {
            ElementwiseOptimizer rule = elementwise.get();
            float[][] arrays = new float[state.length][];
            for (int i = 0; i < state.length; i++) arrays[i] = state[i].data;
            Parallel.forRange(value.length, (from, to) -> {
                rule.step(gradient.data, value.data, arrays, from, to, t);
                subtract(value.data, gradient.data, factor, from, to);
            });
        } else {
            optimizer.step(gradient, value, state, t);
            subtract(value.data, gradient.data, factor, 0, value.length);
        }
        parameter.constraint().project(value);
    }

    private static void subtract(float[] value, float[] step, float factor, int from, int to) {
        for (int i = from; i < to; i++) value[i] -= factor * step[i];
    }

    /** What the penalties add to the loss now. */
    double penalties() {
        double sum = 0;
        for (Parameter p : parameters) sum += p.penalty().value(p.value());
        return sum;
    }

    /** Exchanges the weights with their averages, if the optimizer keeps any; a second call changes them back. */
    void exchangeAverages() {
        int slot = optimizer.averageSlot();
        if (slot < 0 || t == 0) return;
        for (int i = 0; i < slots.length; i++) {
            FloatMatrix value = parameters.get(i).value();
            float[] kept = value.data;
            value.data = slots[i][slot].data;
            slots[i][slot].data = kept;
        }
    }
}
