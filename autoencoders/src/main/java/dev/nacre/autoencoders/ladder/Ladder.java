package dev.nacre.autoencoders.ladder;

import com.google.auto.service.AutoService;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * A ladder network: dense layers of rectifiers with batch normalisation and noise, and a decoder that restores what the
 * noise changed, on every level. Training minimises the loss of the labelled samples and the decoder's squared errors
 * of all samples at once ({@link LadderObjective}). Rasmus et al., 2015, arXiv:1507.02672; Pezeshki et al., 2016,
 * arXiv:1511.06430.
 *
 * <p>It is the last layer of a network: its outputs are logits, or numbers for a loss such as mse. Below it, only
 * layers without weights make sense, such as preprocessing. Inputs should be in [0, 1] or standardised, because the
 * noise does not depend on their size. {@code Trainer.fit} trains it as a ladder, also if all samples have labels;
 * {@code pretrain} only lowers the decoder's errors.
 *
 * <p>It follows the authors' program where the papers leave something open. Batch statistics for inference are running
 * averages of the clean path: the mean over the first 100 batches, then each batch counts 1 %. The authors take the
 * labelled rows for them; here it is the unlabelled ones, which are more.
 */
@Doc("ladder network: learns from labelled and unlabelled samples at once; Rasmus et al., 2015")
@AutoService(LayerSpec.class)
public record Ladder(
        @Doc("sizes of the hidden levels, lowest first, each >= 1")
        List<Integer> units,

        @Doc("number of outputs, >= 1: classes, or numbers to predict")
        int outputs,

        @Doc("standard deviation of the noise on each level's normalised values, >= 0")
        float noise,

        @Doc("standard deviation of the noise on the inputs, >= 0")
        float inputNoise,

        @Doc("factors of the levels' mean squared errors, from the inputs up, each >= 0; the last one holds for all "
                + "levels above; [0] is a network without decoder")
        List<Float> costs,

        @Doc("how the decoder combines a noisy value with the signal from above: gauss, vanilla or mlp")
        Combinator combinator)
        implements LayerSpec {
    /** Checks the components. */
    public Ladder {
        units = List.copyOf(units);
        costs = List.copyOf(costs);
        if (units.isEmpty()) throw new IllegalArgumentException("units must hold at least one size");
        for (int size : units) Require.atLeast(1, "units", size);
        Require.atLeast(1, "outputs", outputs);
        Require.notNegative("noise", noise);
        Require.notNegative("inputNoise", inputNoise);
        if (costs.isEmpty() || costs.size() > units.size() + 2)
            throw new IllegalArgumentException("costs must hold 1 to " + (units.size() + 2)
                    + " factors, one for each level from the inputs to the outputs, not " + costs.size());
        for (float cost : costs) Require.notNegative("costs", cost);
    }

    /** 64 and 32 hidden units, 10 outputs. */
    public Ladder() {
        this(List.of(64, 32), 10);
    }

    /**
     * Noise 0.3, the paper's costs for few labels, combinator gauss.
     *
     * @param units sizes of the hidden levels, lowest first
     * @param outputs number of outputs
     */
    public Ladder(List<Integer> units, int outputs) {
        this(units, outputs, 0.3f, 0.3f, List.of(1000f, 10f, 0.1f), Combinator.GAUSS);
    }

    /** Units of all levels, from the inputs up. */
    int[] sizes(int inputs) {
        IntStream hidden = units.stream().mapToInt(Integer::intValue);
        return IntStream.concat(IntStream.concat(IntStream.of(inputs), hidden), IntStream.of(outputs))
                .toArray();
    }

    /** The factors of all levels, from the inputs up. */
    double[] factors() {
        return IntStream.range(0, units.size() + 2)
                .mapToDouble(level -> costs.get(Math.min(level, costs.size() - 1)))
                .toArray();
    }

    /** Normal with variance 1 / inputs, as in the authors' program. */
    static FloatMatrix weights(int inputs, int units, RandomGenerator random) {
        return Weights.draw(
                (weight, fanIn, fanOut, source) -> {
                    for (int i = 0; i < weight.length; i++)
                        weight.data[i] = (float) (source.nextGaussian() / Math.sqrt(fanIn));
                },
                inputs,
                units,
                random);
    }

    @Override
    public LadderLayer build(Shape inputs, RandomGenerator random) {
        return new LadderLayer(this, inputs.size(), random);
    }
}
