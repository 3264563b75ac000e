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
 * Trains a network on all data at once: gathers the trainable parameters into one vector, and scatters it back. The
 * loss is the mean over the data plus penalties, computed as in training; noise layers repeat the same noise at each
 * evaluation, so that it is a function. Parameters' constraints and learning rates have no meaning here; the former are
 * refused.
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
     * Begins at the network's weights. Layers of preprocessing that are not fitted yet are fitted to the data first.
     *
     * @param objective what is minimised, such as a {@link SupervisedObjective}; its parameters are changed by each
     *     iteration
     * @param optimizer the method
     * @param data what to train on, all of it
     */
    public FullBatchTraining(Objective objective, FullBatchOptimizer optimizer, TrainingData data) {
        this(objective, optimizer, data, Optional.empty());
    }

    /**
     * Goes on from a state that was saved.
     *
     * @param objective what is minimised
     * @param optimizer the method
     * @param data what to train on, all of it
     * @param saved kept, not copied
     */
    public FullBatchTraining(
            Objective objective, FullBatchOptimizer optimizer, TrainingData data, FullBatchState saved) {
        this(objective, optimizer, data, Optional.of(saved));
    }

    private FullBatchTraining(
            Objective objective, FullBatchOptimizer optimizer, TrainingData data, Optional<FullBatchState> saved) {
        objective.requireData("training data", data);
        objective.network().fitPreprocessing(data);
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
     * Does one iteration of the method.
     *
     * @return what it came to; the network has the state's weights in any case
     * @throws DivergenceException if the loss is no finite number at the start
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
     * Iterates until nothing is left to gain.
     *
     * @param iterations at most so many
     * @return how many found a better point
     */
    public int run(int iterations) {
        for (int done = 0; done < iterations; done++) if (iterate() != FullBatchOptimizer.Outcome.IMPROVED) return done;
        return iterations;
    }

    /**
     * Where the method is: loss, weights, memory.
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
