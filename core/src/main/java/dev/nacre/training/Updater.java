package dev.nacre.training;

import dev.nacre.Batch;
import dev.nacre.ElementwiseOptimizer;
import dev.nacre.None;
import dev.nacre.Optimizer;
import dev.nacre.Parameter;
import dev.nacre.compute.Parallel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/**
 * Applies an optimizer to parameters and owns the optimizer's state. {@link Trainer} uses one. A training loop of your
 * own uses one, or several for parts of a network:
 *
 * <pre>{@code
 * Objective objective = new SupervisedObjective(network, loss, List.of());
 * Updater updater = new Updater(optimizer, objective.parameters());
 * while (batches.hasNext()) updater.step(objective, batches.next());
 * }</pre>
 */
public final class Updater {
    private final Optimizer optimizer;
    private final Optional<ElementwiseOptimizer> elementwise;
    private final List<Parameter> parameters;
    private final FloatMatrix[][] slots;
    private int t;

    /**
     * Creates an updater, with no steps done.
     *
     * @param optimizer the update rule, or a chain of transforms and rules
     * @param parameters the parameters to update; those that are frozen now are left out and never updated, even if
     *     unfrozen later
     */
    public Updater(Optimizer optimizer, List<Parameter> parameters) {
        this.optimizer = optimizer;
        this.elementwise = optimizer.elementwise();
        this.parameters = trainable(parameters);
        this.slots = new FloatMatrix[this.parameters.size()][];
        for (int p = 0; p < slots.length; p++) {
            FloatMatrix value = this.parameters.get(p).value();
            slots[p] = new FloatMatrix[optimizer.slots()];
            for (int s = 0; s < slots[p].length; s++) slots[p][s] = new FloatMatrix(value.rows, value.columns);
            optimizer.init(value, slots[p]);
        }
    }

    static List<Parameter> trainable(List<Parameter> all) {
        return all.stream().filter(Parameter::trainable).distinct().toList();
    }

    /**
     * Number of steps done.
     *
     * @return at least 0
     */
    public long steps() {
        return t;
    }

    /** Resets the gradients to zero. Call it before you add the gradients of a step. */
    public void clearGradients() {
        for (Parameter parameter : parameters) parameter.clearGradient();
    }

    /**
     * Does one step of an objective.
     *
     * @param objective computes the gradients; this updater's parameters are updated
     * @param batch the batch to compute them on
     * @return the batch's mean loss before the step, without penalties
     */
    public double step(Objective objective, Batch batch) {
        clearGradients();
        double loss = objective.addGradients(batch).loss();
        apply();
        return loss;
    }

    /** Does one step with the current gradients: adds penalties, applies the optimizer, then the constraints. */
    public void apply() {
        apply(1);
    }

    /**
     * Does one step.
     *
     * @param rate a factor for the step
     */
    public void apply(float rate) {
        t++;
        for (Parameter p : parameters)
            if (!(p.penalty() instanceof None)) p.penalty().addGradient(p.value(), p.gradient());
        optimizer.prepare(parameters, t);
        for (int i = 0; i < slots.length; i++) step(parameters.get(i), slots[i], rate);
    }

    private void step(Parameter parameter, FloatMatrix[] state, float rate) {
        FloatMatrix gradient = parameter.gradient();
        FloatMatrix value = parameter.value();
        float factor = rate * parameter.learningRateMultiplier();
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

    /**
     * The sum of the parameters' penalties now.
     *
     * @return the sum
     */
    public double penalties() {
        double sum = 0;
        for (Parameter p : parameters) sum += p.penalty().value(p.value());
        return sum;
    }

    /**
     * The optimizer's state, to save in a checkpoint. To restore it, copy the saved numbers into these matrices.
     *
     * @param names names a parameter, such as {@link dev.nacre.Network#name}
     * @return name → matrix
     */
    public Map<String, FloatMatrix> state(Function<Parameter, String> names) {
        Map<String, FloatMatrix> state = new LinkedHashMap<>();
        for (int p = 0; p < slots.length; p++)
            for (int s = 0; s < slots[p].length; s++) state.put(names.apply(parameters.get(p)) + "." + s, slots[p][s]);
        return state;
    }

    /**
     * Continues after some steps. Call it after restoring {@link #state}.
     *
     * @param steps number of steps done, at least 0
     */
    public void resume(long steps) {
        t = Math.toIntExact(steps);
    }

    /** The slots as one vector. */
    float[] stateVector() {
        return FlatVector.pack(allSlots());
    }

    /** Continues from a {@link #stateVector}, after the given number of steps. */
    void restore(float[] vector, long steps) {
        FlatVector.unpack(vector, allSlots());
        resume(steps);
    }

    List<FloatMatrix> allSlots() {
        return Stream.of(slots).flatMap(Stream::of).toList();
    }

    /** For means over several batches. */
    void scaleGradients(float factor) {
        for (Parameter parameter : parameters) {
            float[] gradient = parameter.gradient().data;
            for (int i = 0; i < gradient.length; i++) gradient[i] *= factor;
        }
    }

    /**
     * Exchanges the weights with their averages, if the optimizer keeps any: a chain with {@code averaging}. Call it
     * before and after an evaluation: the second call changes them back.
     */
    public void exchangeAverages() {
        int slot = optimizer.averageSlot();
        if (slot < 0 || t == 0) return;
        for (int i = 0; i < slots.length; i++) exchange(parameters.get(i).value().data, slots[i][slot].data);
    }

    private static void exchange(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            float kept = a[i];
            a[i] = b[i];
            b[i] = kept;
        }
    }
}
