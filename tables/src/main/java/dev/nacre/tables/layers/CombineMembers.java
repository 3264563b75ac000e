package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import dev.nacre.tuning.Ensemble.Combination;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The end of an ensemble whose members share weights: combines their outputs, members × 1 × outputs, as
 * {@code ensemble} does those of networks. Train the network with {@link MembersObjective}: it minimises the mean
 * of the members' losses, not the loss of their mean, which keeps them different. Gorishniy et al., 2025,
 * arXiv:2410.24210.
 */
@Doc("combines the outputs of the members of an ensemble that shares weights; Gorishniy et al., 2025")
@AutoService(LayerSpec.class)
public record CombineMembers(
        @Doc("mean of the outputs, or, of members that give logits, the logits of the mean probabilities, or of "
                + "the shares of votes")
        Combination combine)
        implements LayerSpec {
    /** Checks the components. */
    public CombineMembers {
        Objects.requireNonNull(combine, "combine");
    }

    /** The mean. */
    public CombineMembers() {
        this(Combination.MEAN);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new CombineMembersLayer(inputs, combine);
    }
}
