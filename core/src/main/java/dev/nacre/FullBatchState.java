package dev.nacre;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a {@link FullBatchOptimizer} is, and all that it remembers: plain vectors, which whoever owns the state can
 * save. A state made of the same point and vectors goes on with the same numbers.
 */
public final class FullBatchState {
    private double[] point;
    private double[] gradient;
    private double loss;
    private final List<double[]> memory;

    /**
     * A state at a start point.
     *
     * @param point kept, not copied
     */
    public FullBatchState(double[] point) {
        this(point, List.of());
    }

    /**
     * A state as it was saved.
     *
     * @param point kept, not copied
     * @param memory the method's vectors, of the point's length each
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
     * The point reached.
     *
     * @return in place
     */
    public double[] point() {
        return point;
    }

    /**
     * The method's own vectors; their meaning is the method's.
     *
     * @return in place
     */
    public List<double[]> memory() {
        return memory;
    }

    /**
     * Computes value and gradient at the point, unless they are known.
     *
     * @param function what is made small
     */
    public void evaluate(FullBatchOptimizer.Function function) {
        if (gradient != null) return;
        gradient = new double[point.length];
        loss = function.at(point, gradient);
    }

    /**
     * The function's value at the point.
     *
     * @return NaN as long as it was not evaluated
     */
    public double loss() {
        return gradient == null ? Double.NaN : loss;
    }

    /**
     * The gradient at the point.
     *
     * @return in place; null as long as it was not evaluated
     */
    public double[] gradient() {
        return gradient;
    }

    /**
     * Goes to another point.
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
