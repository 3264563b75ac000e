package dev.nacre.losses;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Loss;
import dev.nacre.Require;
import dev.nacre.compute.Steps;
import dev.nacre.plugin.Doc;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jblas.FloatMatrix;

/**
 * A loss of each step of a sequence, for a network that answers at each step: the mean over the steps that are there.
 * The outputs of a sample are those of its first step, then those of the second. A step is missing if all its targets
 * are NaN, or all its outputs: it counts neither in the loss nor in the gradient, and its prediction is NaN.
 *
 * <p>If no step is left, the loss is 0 for a sample without targets, and NaN for one whose outputs are all NaN.
 */
@Doc("a loss of each step of a sequence: the mean over the steps that are there")
@AutoService(Loss.class)
public record PerStep(
        @Doc("loss of one step") Loss loss,
        @Doc("outputs of one step, >= 1") int outputs) implements Loss {
    /** Checks the components. */
    public PerStep {
        Objects.requireNonNull(loss, "loss");
        Require.atLeast(1, "outputs", outputs);
    }

    /** Mean squared error of one output at each step. */
    public PerStep() {
        this(new Mse(), 1);
    }

    /**
     * One-hot targets of the steps of some sequences.
     *
     * @param classes for each sequence the class of each step, from 0; −1 for a step without a target; shorter
     *     ones lack the targets of the last steps
     * @param steps steps of a sequence, at least 1
     * @param count number of classes
     * @return (steps · count) × sequences, NaN for steps without a target
     */
    public static FloatMatrix oneHot(int[][] classes, int steps, int count) {
        FloatMatrix t = new FloatMatrix(Math.multiplyExact(steps, count), classes.length);
        for (int s = 0; s < classes.length; s++) {
            if (classes[s].length > steps)
                throw new IllegalArgumentException(
                        "sequence " + s + " (from 0) has classes of " + classes[s].length + " steps, not " + steps);
            for (int step = 0; step < steps; step++) {
                int found = step < classes[s].length ? classes[s][step] : -1;
                int from = s * t.rows + step * count;
                if (found < -1 || found >= count)
                    throw new IllegalArgumentException("step " + step + " of sequence " + s + " (from 0) has class "
                            + found + "; classes are 0 to " + (count - 1) + ", and -1 means none");
                if (found < 0) Arrays.fill(t.data, from, from + count, Float.NaN);
                else t.data[from + found] = 1;
            }
        }
        return t;
    }

    private boolean isMissing(float[] x, int step) {
        return Steps.isMissing(x, step, step + outputs);
    }

    private boolean counts(float[] y, float[] t, int step) {
        return !isMissing(t, step) && !isMissing(y, step);
    }

    private int count(float[] y, float[] t, int from, int to) {
        int count = 0;
        for (int step = from; step < to; step += outputs) if (counts(y, t, step)) count++;
        return count;
    }

    private static double none(float[] t, int from, int to) {
        return Steps.isMissing(t, from, to) ? 0 : Double.NaN;
    }

    @Override
    public double value(float[] y, float[] t, int from, int to) {
        int count = count(y, t, from, to);
        if (count == 0) return none(t, from, to);
        double sum = 0;
        for (int step = from; step < to; step += outputs)
            if (counts(y, t, step)) sum += loss.value(y, t, step, step + outputs);
        return sum / count;
    }

    @Override
    public double gradient(float[] y, float[] t, float[] dy, float weight, int from, int to) {
        int count = count(y, t, from, to);
        double sum = 0;
        for (int step = from; step < to; step += outputs)
            if (counts(y, t, step)) sum += loss.gradient(y, t, dy, weight / count, step, step + outputs);
            else Arrays.fill(dy, step, step + outputs, 0);
        return count == 0 ? none(t, from, to) : sum / count;
    }

    @Override
    public void predict(float[] y, float[] prediction, int from, int to) {
        for (int step = from; step < to; step += outputs)
            if (isMissing(y, step)) Arrays.fill(prediction, step, step + outputs, Float.NaN);
            else loss.predict(y, prediction, step, step + outputs);
    }

    @Override
    public Optional<Activation> link() {
        return loss.link();
    }

    /** A step has all its targets or none, and the loss inside must be defined for those of each step. */
    @Override
    public void requireTargets(String where, FloatMatrix t) {
        Steps.requireWhole(where + ": perStep", t.rows, outputs);
        requireWhole(where, t);
        try {
            loss.requireTargets(where, Steps.columns(t, outputs, step -> !isMissing(t.data, step)));
        } catch (IllegalArgumentException e) {
            requireEach(where, t);
            throw e;
        }
    }

    private void requireWhole(String where, FloatMatrix t) {
        for (int step = 0; step < t.length; step += outputs)
            for (int i = step; i < step + outputs && !isMissing(t.data, step); i++)
                if (Float.isNaN(t.data[i]))
                    throw new IllegalArgumentException(at(where, t, step) + ": target " + (i - step)
                            + " is NaN, but others are not; a step has all its targets, or all are NaN");
    }

    /** To name the step whose targets are refused. */
    private void requireEach(String where, FloatMatrix t) {
        for (int step = 0; step < t.length; step += outputs)
            if (!isMissing(t.data, step))
                loss.requireTargets(
                        at(where, t, step),
                        new FloatMatrix(outputs, 1, Arrays.copyOfRange(t.data, step, step + outputs)));
    }

    private String at(String where, FloatMatrix t, int i) {
        return where + ", step " + i % t.rows / outputs + " of sample " + i / t.rows + " (from 0)";
    }
}
