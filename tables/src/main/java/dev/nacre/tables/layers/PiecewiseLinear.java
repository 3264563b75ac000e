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
 * Embeds each number x as a few numbers that are piecewise linear functions of it: w·x + c + V·ple(x). The encoding
 * ple(x) has one number for each bin: 1 for bins below x, 0 for those above, and for the bin that x lies in, how far
 * (below the first and above the last bin it goes on linearly). The bins' edges are quantiles of the training data,
 * equal ones counted once; they are fitted. V starts at 0, so that training begins with a linear function. Gorishniy et
 * al., 2022, arXiv:2203.05556, section 3.2, in the form of TabM's version B (Gorishniy et al., 2025, arXiv:2410.24210),
 * without its optional ReLU, whose gradient at V = 0 would be 0.
 */
@Doc("each number as learned piecewise linear functions of it, between quantiles; Gorishniy et al., 2022")
@AutoService(LayerSpec.class)
public record PiecewiseLinear(
        @Doc("largest number of bins of each feature, >= 1") int bins,
        @Doc("outputs for each feature, >= 1") int outputs,

        @Doc("which columns to embed, counted from 0, in ascending order; empty for all")
        List<Integer> columns)
        implements LayerSpec {
    /** Checks the components. */
    public PiecewiseLinear {
        Require.atLeast(1, "bins", bins);
        Require.atLeast(1, "outputs", outputs);
        columns = List.copyOf(columns);
        CategoryEncoding.requireAscending(columns);
    }

    /** All columns; 48 bins, 16 outputs. */
    public PiecewiseLinear() {
        this(48, 16, List.of());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new PiecewiseLinearLayer(this, new Columns("piecewiseLinear", columns, inputs.size()), random);
    }
}
