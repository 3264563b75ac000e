package dev.nacre.tck.faulty;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.FullBatchState;
import dev.nacre.plugin.Doc;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Faults of methods for full batches. All go along the gradient, halving the step until the loss is lower, but for the
 * fault.
 */
public final class FaultyFullBatch {
    private FaultyFullBatch() {}

    /** A sound method. */
    interface Halving extends FullBatchOptimizer {
        @Override
        default Outcome iterate(Function function, FullBatchState state) {
            state.evaluate(function);
            for (double length = firstLength(state); length > 1e-12; length /= 2) {
                double[] point = state.point().clone();
                for (int i = 0; i < point.length; i++) point[i] -= length * state.gradient()[i];
                double[] gradient = new double[point.length];
                double loss = function.at(point, gradient);
                if (lower(loss, state.loss())) {
                    state.move(point, reported(loss), gradient);
                    return Outcome.IMPROVED;
                }
            }
            return nothingFound(state);
        }

        default double firstLength(FullBatchState state) {
            return 1;
        }

        default boolean lower(double loss, double best) {
            return loss < best;
        }

        default double reported(double loss) {
            return loss;
        }

        default Outcome nothingFound(FullBatchState state) {
            return Outcome.STUCK;
        }
    }

    @Breaks("F1")
    @Doc("takes tiny steps")
    public record Tiny() implements Halving {
        @Override
        public double firstLength(FullBatchState state) {
            return 1e-6;
        }
    }

    @Breaks("F2")
    @Doc("reports a loss that is not the point's")
    public record Embellishes() implements Halving {
        @Override
        public double reported(double loss) {
            return 1.001 * loss;
        }
    }

    @Breaks("F3")
    @Doc("shakes the point when nothing is found")
    public record Shakes() implements Halving {
        @Override
        public Outcome nothingFound(FullBatchState state) {
            state.point()[0] += 0.01;
            return Outcome.STUCK;
        }
    }

    @Breaks("F4")
    @Doc("remembers the length of steps beside the state")
    public record Remembers() implements Halving {
        private static final Map<FullBatchState, Double> LENGTHS = Collections.synchronizedMap(new WeakHashMap<>());

        @Override
        public double firstLength(FullBatchState state) {
            return LENGTHS.merge(state, 0.3, (old, first) -> old * 0.9);
        }
    }

    @Breaks("F5")
    @Doc("takes NaN for lower")
    public record Crosses() implements Halving {
        @Override
        public double firstLength(FullBatchState state) {
            return 4;
        }

        @Override
        public boolean lower(double loss, double best) {
            return !(loss >= best);
        }
    }
}
