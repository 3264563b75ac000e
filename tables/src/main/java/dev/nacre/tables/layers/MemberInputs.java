package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * The beginning of an ensemble whose members share weights: each member gets the features times factors of its own,
 * which are learned. The outputs have the shape members × 1 × features. So activations, dropout and normalization
 * after it work on each member, {@code memberDense} and {@code memberHeads} know how many there are, and
 * {@code combineMembers} combines their outputs. {@link MembersObjective} trains such a network. TabM: Gorishniy et
 * al., 2025, arXiv:2410.24210.
 *
 * <p>The initial factors are random, so that the members differ. Features that encode the same column, by an embedding
 * or one-hot, are a group and share a draw. The factors are called {@code weight}, features × members.
 */
@Doc("each member of an ensemble that shares weights gets the features times its own factors; Gorishniy et al., 2025")
@AutoService(LayerSpec.class)
public record MemberInputs(
        @Doc("number of members, >= 1") int members,

        @Doc("initial factors: signs (-1 or 1), normal (N(0, 1), for embedded numbers) or ones")
        Start start,

        @Doc("sizes of groups of adjacent features that share their initial factor, >= 1; empty: each its own")
        List<Integer> groups)
        implements LayerSpec {
    /** The initial factors. */
    public enum Start {
        /** −1 or 1, each with probability ½. */
        SIGNS,
        /** From N(0, 1). */
        NORMAL,
        /** 1: members then differ by later layers alone. */
        ONES
    }

    /** Checks the components. */
    public MemberInputs {
        Require.atLeast(1, "members", members);
        Objects.requireNonNull(start, "start");
        groups = List.copyOf(groups);
        for (int size : groups) if (size < 1) throw new IllegalArgumentException("groups must be >= 1, not " + groups);
    }

    /** TabM's 32 members, random signs. */
    public MemberInputs() {
        this(32, Start.SIGNS, List.of());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        int size = inputs.size();
        long sum = groups.stream().mapToLong(group -> group).sum();
        if (!groups.isEmpty() && sum != size)
            throw new IllegalArgumentException(
                    "memberInputs: groups must add up to the " + size + " inputs, not to " + sum);
        FloatMatrix weight = Weights.draw((w, fanIn, fanOut, source) -> fill(w, source), size, members, random);
        return new MemberInputsLayer(new Shape(members, 1, size), new Parameter("weight", weight).asMatrix());
    }

    private void fill(FloatMatrix weight, RandomGenerator random) {
        for (int m = 0; m < weight.columns; m++)
            for (int i = 0, group = 0; i < weight.rows; group++) {
                float factor = draw(random);
                int end = groups.isEmpty() ? i + 1 : i + groups.get(group);
                for (; i < end; i++) weight.put(i, m, factor);
            }
    }

    private float draw(RandomGenerator random) {
        return switch (start) {
            case SIGNS -> random.nextBoolean() ? 1 : -1;
            case NORMAL -> (float) random.nextGaussian();
            case ONES -> 1;
        };
    }
}
