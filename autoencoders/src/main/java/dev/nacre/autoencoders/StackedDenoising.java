package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Identity;
import dev.nacre.Initializer;
import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Shape;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A stack of denoising autoencoders, each trained to restore corrupted codes of the one below it. Vincent et al., 2010,
 * section 3.5. The lowest reconstructs inputs, the others reconstruct codes, so they have an output function and a loss
 * of their own. With sigmoid codes and inputs in [0, 1] the paper uses {@code loss=binaryCrossEntropy,
 * upperLoss=binaryCrossEntropy}. For a stack with other differences between its layers, use {@code stacked}.
 */
@Doc("stack of denoising autoencoders; Vincent et al., 2010")
@AutoService(AutoencoderSpec.class)
public record StackedDenoising(
        @Doc("sizes of the codes, lowest first, each >= 1") List<Integer> units,

        @Doc("layer that corrupts the inputs of each autoencoder in pre-training")
        LayerSpec corruption,

        @Doc("element-wise function of the codes") Activation activation,

        @Doc("element-wise function of the reconstructed inputs; identity where the loss takes logits")
        Activation output,

        @Doc("loss between reconstructed inputs and inputs") Loss loss,

        @Doc("element-wise function of the reconstructed codes; identity where the loss takes logits")
        Activation upperOutput,

        @Doc("loss between reconstructed codes and codes") Loss upperLoss,

        @Doc("whether the decoders' weights are the transposes of the encoders'")
        boolean tied,

        @Doc("initial values of the weights") Initializer initializer)
        implements AutoencoderSpec {
    /** Checks the components. */
    public StackedDenoising {
        units = List.copyOf(units);
        if (units.isEmpty()) throw new IllegalArgumentException("units must hold at least one size");
        for (int size : units) new Coding(size, activation, output, tied, loss, initializer);
        new Coding(1, activation, upperOutput, tied, upperLoss, initializer);
    }

    /** 64 and 32 units. */
    public StackedDenoising() {
        this(List.of(64, 32), new Masking(0.3f));
    }

    /**
     * Sigmoid codes, linear reconstructions, loss mse, weights not tied.
     *
     * @param units sizes of the codes, lowest first
     * @param corruption layer that corrupts the inputs of each autoencoder in pre-training
     */
    public StackedDenoising(List<Integer> units, LayerSpec corruption) {
        this(
                units,
                corruption,
                new Sigmoid(),
                new Identity(),
                new Mse(),
                new Identity(),
                new Mse(),
                false,
                new GlorotUniform());
    }

    @Override
    public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
        List<AutoencoderSpec> layers = new ArrayList<>();
        for (int size : units)
            layers.add(
                    layers.isEmpty()
                            ? new Denoising(size, corruption, activation, output, tied, loss, initializer)
                            : new Denoising(size, corruption, activation, upperOutput, tied, upperLoss, initializer));
        return new Stacked(layers).build(inputs, random);
    }
}
