package dev.nacre;

import java.util.ArrayList;
import java.util.List;

/**
 * The state of a {@link FullBatchOptimizer}: its current point and its memory, as plain vectors that can be saved. A
 * state restored from the same point and vectors continues with the same numbers.
 */
public final class FullBatchState {
    private double[] point;
    private double[] gradient;
    private double loss;
    private final List<double[]> memory;

    /**
     * A state at an initial point.
     *
     * @param point kept, not copied
     */
    public FullBatchState(double[] point) {
        this(point, List.of());
    }

    /**
     * Restores a saved state.
     *
     * @param point kept, not copied
     * @param memory the method's vectors, each as long as the point
     */
    public FullBatchState(double[] point, List<double[]> memory) {
        this.point = point;
        this.memory = new ArrayList<>(memory);
        for (double[] vector : memory)
            if (vector.length != point.length)
                throw new IllegalArgumentException(
                        "a vector of " + vector.length + " elements can't belong to a point of " + point.length);
    }

    /**
     * The current point.
     *
     * @return in place
     */
    public double[] point() {
        return point;
    }

    /**
     * The optimizer's own vectors; only the optimizer knows their meaning.
     *
     * @return in place
     */
    public List<double[]> memory() {
        return memory;
    }

    /**
     * Computes value and gradient at the current point, unless they are known.
     *
     * @param function the function to minimise
     */
    public void evaluate(FullBatchOptimizer.Function function) {
        if (gradient != null) return;
        gradient = new double[point.length];
        loss = function.at(point, gradient);
    }

    /**
     * The function's value at the point.
     *
     * @return NaN before the first evaluation
     */
    public double loss() {
        return gradient == null ? Double.NaN : loss;
    }

    /**
     * The gradient at the point.
     *
     * @return in place; null before the first evaluation
     */
    public double[] gradient() {
        return gradient;
    }

    /**
     * Moves to another point.
     *
     * @param point kept, not copied
     * @param loss the function's value there
     * @param gradient the gradient there, kept, not copied
     */
    public void move(double[] point, double loss, double[] gradient) {
        this.point = point;
        this.loss = loss;
        this.gradient = gradient;
    }
}
