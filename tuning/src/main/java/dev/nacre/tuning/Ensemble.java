package dev.nacre.tuning;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.layers.Dense;
import dev.nacre.plugin.Doc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Several networks as one: each gets the same inputs, and their outputs are combined. An ensemble is one network in one
 * model file, and predicts like any other. {@link Ensembles} builds ensembles of trained networks, {@link Reliability}
 * weights of their members. Preprocessing layers inside members are fitted, and autoencoders inside them are
 * pre-trained, on the inputs of the ensemble.
 */
@Doc("several networks as one, their outputs combined")
@AutoService(LayerSpec.class)
public record Ensemble(
        @Doc("the networks, all with the same number of outputs")
        List<LayerSpec> members,

        @Doc("mean of the outputs; or, for networks that output logits, the logits of the mean probabilities or of "
                + "the shares of votes")
        Combination combine,

        @Doc("how much each member counts, >= 0, one for each; only their ratios matter; none if all count alike")
        List<Float> weights)
        implements LayerSpec {
    /** How outputs are combined. */
    public enum Combination {
        /** The mean of the outputs: for regression, or for logits (the geometric mean of the probabilities). */
        MEAN,
        /**
         * The outputs are logits; the result is the logits of the mean of their probabilities (softmax for several
         * outputs, sigmoid for one).
         */
        PROBABILITIES,
        /**
         * The outputs are logits; the result is the logits of the shares of members that predict each class. It has no
         * gradient, so such an ensemble can't be trained as a whole.
         */
        VOTE;

        /**
         * Combines the outputs of all members.
         *
         * @param each every member's outputs, outputs × samples
         * @param weights how much each member counts, at least 0; only their ratios matter; none if all count alike
         * @param y filled with the combined outputs, of the same shape
         */
        public void combine(List<FloatMatrix> each, float[] weights, FloatMatrix y) {
            double[] shares = Combining.shares(weights, each.size());
            for (int s = 0; s < y.columns; s++) Combining.combine(this, each, shares, y, s);
        }

        /**
         * The gradient with respect to one member's outputs.
         *
         * @param each every member's outputs
         * @param weights how much each member counts
         * @param member which of them
         * @param combined the result of {@link #combine}
         * @param dy the gradient with respect to the combined outputs
         * @param own filled with the gradient with respect to the member's outputs
         * @throws IllegalStateException if this is a vote, which has no gradient
         */
        public void differentiate(
                List<FloatMatrix> each,
                float[] weights,
                int member,
                FloatMatrix combined,
                FloatMatrix dy,
                FloatMatrix own) {
            if (this == VOTE)
                throw new IllegalStateException(
                        "an ensemble that votes can't be trained as a whole; train its members, or use "
                                + "combine=probabilities");
            double share = Combining.shares(weights, each.size())[member];
            for (int s = 0; s < dy.columns; s++)
                Combining.differentiate(this, share, each.get(member), combined, dy, own, s);
        }
    }

    /** Checks the components. */
    public Ensemble {
        members = List.copyOf(members);
        Objects.requireNonNull(combine, "combine");
        if (members.isEmpty()) throw new IllegalArgumentException("members must have at least one network");
        weights = List.copyOf(weights);
        if (!weights.isEmpty() && weights.size() != members.size())
            throw new IllegalArgumentException(
                    "weights must be as many as members, " + members.size() + ", or none, not " + weights);
        for (float weight : weights) Require.notNegative("weights", weight);
        if (!weights.isEmpty() && Collections.max(weights) == 0)
            throw new IllegalArgumentException("weights must have one above 0, not " + weights);
    }

    /** The mean of two units. */
    public Ensemble() {
        this(List.of(new Dense(), new Dense()), Combination.MEAN);
    }

    /**
     * An ensemble whose members all count alike.
     *
     * @param members the networks, all with the same number of outputs
     * @param combine how to combine their outputs
     */
    public Ensemble(List<LayerSpec> members, Combination combine) {
        this(members, combine, List.of());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        List<Layer> built = new ArrayList<>();
        for (LayerSpec member : members) built.add(member.build(inputs, random));
        return new EnsembleLayer(inputs.size(), built, combine, weights);
    }
}
