package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.data.CategoryEncoding;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Embeds each number x as a few numbers: V·cos(2π·w·x + b) + c, and x itself. The frequencies w, the phases b, the
 * linear map V and its bias c are each feature's own, and are learned. They take the feature's place. It is the PBLD
 * (periodic, bias, linear, dense) of Holzmüller et al., 2024, arXiv:2407.04491, after Gorishniy et al., 2022,
 * arXiv:2203.05556, section 3.3. Put {@code robustScale} before it. RealMLP lets it learn at a tenth of the rate:
 * {@code learningRate(periodicEmbeddings, multiplier=0.1)}.
 */
@Doc("each number as cosines of learned frequencies, mapped linearly, and the number itself; Holzmüller et al., 2024")
@AutoService(LayerSpec.class)
public record PeriodicEmbeddings(
        @Doc("frequencies of each feature, >= 1") int frequencies,

        @Doc("outputs for each feature, >= 2; the last one is the feature itself")
        int outputs,

        @Doc("standard deviation of the initial frequencies, > 0")
        float sigma,

        @Doc("which columns to embed, counted from 0, in ascending order; empty for all")
        List<Integer> columns)
        implements LayerSpec {
    /** Checks the components. */
    public PeriodicEmbeddings {
        Require.atLeast(1, "frequencies", frequencies);
        Require.atLeast(2, "outputs", outputs);
        Require.positive("sigma", sigma);
        columns = List.copyOf(columns);
        CategoryEncoding.requireAscending(columns);
    }

    /** All columns; 16 frequencies of deviation 0.1, 4 outputs. */
    public PeriodicEmbeddings() {
        this(16, 4, 0.1f, List.of());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new PeriodicLayer(this, new Columns("periodicEmbeddings", columns, inputs.size()), random);
    }
}
