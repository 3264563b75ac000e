package dev.nacre.training;

import dev.nacre.FullBatchOptimizer;
import dev.nacre.FullBatchState;
import dev.nacre.Layers;
import dev.nacre.None;
import dev.nacre.Parameter;
import dev.nacre.TrainingData;
import dev.nacre.compute.Noise;
import dev.nacre.plugin.Plugins;
import java.util.List;
import java.util.Optional;

/**
 * Trains a network by a full-batch optimizer, with all trainable parameters as one vector. The loss is the mean over
 * the data plus penalties, computed as in training. Noise layers repeat the same noise at each evaluation, so that the
 * loss is a deterministic function. Parameters with constraints are refused; learning-rate multipliers are ignored.
 */
public final class FullBatchTraining {
    private final FullBatchOptimizer optimizer;
    private final TrainingData data;
    private final Objective objective;
    private final List<Parameter> parameters;
    private final List<Noise> noises;
    private final long[] positions;
    private final FullBatchState state;

    /**
     * Starts from the network's weights. Preprocessing layers that are not fitted yet are first fitted to the data.
     *
     * @param objective the objective to minimise, such as a {@link SupervisedObjective}; each iteration changes its
     *     parameters
     * @param optimizer the full-batch optimizer
     * @param data the training data, all of which each evaluation uses
     */
    public FullBatchTraining(Objective objective, FullBatchOptimizer optimizer, TrainingData data) {
        this(objective, optimizer, data, Optional.empty());
    }

    /**
     * Resumes from a saved state.
     *
     * @param objective the objective to minimise
     * @param optimizer the full-batch optimizer
     * @param data the training data, all of which each evaluation uses
     * @param saved kept, not copied
     */
    public FullBatchTraining(
            Objective objective, FullBatchOptimizer optimizer, TrainingData data, FullBatchState saved) {
        this(objective, optimizer, data, Optional.of(saved));
    }

    private FullBatchTraining(
            Objective objective, FullBatchOptimizer optimizer, TrainingData data, Optional<FullBatchState> saved) {
        objective.requireData("training data", data);
        objective.fitPreprocessing(data);
        this.objective = objective;
        this.optimizer = optimizer;
        this.data = objective.prepare(data);
        this.parameters = Updater.trainable(objective.parameters());
        for (Parameter p : parameters)
            if (!(p.constraint() instanceof None))
                throw new IllegalArgumentException("parameter "
                        + objective.network().name(p) + " has the constraint " + Plugins.format(p.constraint())
                        + ", which full-batch training can't keep; use a penalty");
        this.noises = Layers.allNoises(objective.network().layer());
        this.positions = noises.stream().mapToLong(Noise::position).toArray();
        double[] weights = gather();
        saved.ifPresent(state -> requireLength(state.point().length, weights.length));
        this.state = saved.orElseGet(() -> new FullBatchState(weights));
    }

    private static void requireLength(int saved, int weights) {
        if (saved != weights)
            throw new IllegalArgumentException(
                    "the saved state has " + saved + " weights, the network " + weights + " that can be trained");
    }

    /**
     * Does one iteration of the optimizer.
     *
     * @return the outcome; afterwards the network always has the state's weights
     * @throws DivergenceException if the loss is NaN or infinite at the start
     */
    public FullBatchOptimizer.Outcome iterate() {
        state.evaluate(this::evaluate);
        if (!Double.isFinite(state.loss()))
            throw new DivergenceException("full-batch training can't begin: the loss is " + state.loss(), 1, -1, "");
        try {
            return optimizer.iterate(this::evaluate, state);
        } finally {
            scatter(state.point());
        }
    }

    /**
     * Iterates until an iteration finds no better point.
     *
     * @param iterations maximum number of iterations
     * @return number of iterations that found a better point
     */
    public int run(int iterations) {
        for (int done = 0; done < iterations; done++) if (iterate() != FullBatchOptimizer.Outcome.IMPROVED) return done;
        return iterations;
    }

    /**
     * The optimizer's state: loss, weights and memory.
     *
     * @return always the same object
     */
    public FullBatchState state() {
        return state;
    }

    private double evaluate(double[] point, double[] gradient) {
        scatter(point);
        for (int i = 0; i < positions.length; i++) noises.get(i).position(positions[i]);
        GradientSum sum = new GradientSum(objective);
        if (data instanceof Partitions partitions)
            partitions.run(new GradientTask(new Replica(objective), 0), sum::add);
        else sum.add(data);
        sum.mean(gradient);
        return sum.progress().lossSum / sum.progress().samples + addPenalties(gradient);
    }

    private double addPenalties(double[] gradient) {
        double sum = 0;
        for (Parameter p : parameters) {
            p.clearGradient();
            p.penalty().addGradient(p.value(), p.gradient());
            sum += p.penalty().value(p.value());
        }
        addGradients(gradient);
        return sum;
    }

    private void addGradients(double[] sum) {
        int at = 0;
        for (Parameter p : parameters) for (float g : p.gradient().data) sum[at++] += g;
    }

    private double[] gather() {
        double[] point =
                new double[parameters.stream().mapToInt(p -> p.value().length).sum()];
        int at = 0;
        for (Parameter p : parameters) for (float w : p.value().data) point[at++] = w;
        return point;
    }

    private void scatter(double[] point) {
        int at = 0;
        for (Parameter p : parameters) {
            float[] w = p.value().data;
            for (int i = 0; i < w.length; i++) w[i] = (float) point[at++];
        }
    }
}
