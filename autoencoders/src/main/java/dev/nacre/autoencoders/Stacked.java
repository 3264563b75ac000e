package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A stack of autoencoders of any kind: each is trained on the code of the one below it (greedy layer-wise pre-training,
 * {@link dev.nacre.training.Trainer#pretrain}). Hinton et al., 2006; Bengio et al., 2007. The code of the stack is the
 * code of the highest; decoding passes down through all of them.
 */
@Doc("stack of autoencoders, each trained on the code of the one below; Bengio et al., 2007")
@AutoService(AutoencoderSpec.class)
public record Stacked(
        @Doc("the autoencoders, lowest first, at least one") List<AutoencoderSpec> layers) implements AutoencoderSpec {
    /** Keeps a copy. */
    public Stacked {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) throw new IllegalArgumentException("layers must hold at least one autoencoder");
    }

    /** Denoising autoencoders of 64 and 32 units. */
    public Stacked() {
        this(new Denoising(64, new Masking(0.3f)), new Denoising(32, new Masking(0.3f)));
    }

    /**
     * A stack of the given autoencoders.
     *
     * @param layers the autoencoders, lowest first
     */
    public Stacked(AutoencoderSpec... layers) {
        this(List.of(layers));
    }

    @Override
    public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
        List<AutoencoderLayer> built = new ArrayList<>();
        Shape shape = inputs;
        for (AutoencoderSpec spec : layers) {
            AutoencoderLayer layer = spec.build(shape, random);
            built.add(layer);
            shape = layer.shape();
        }
        return new StackLayer(inputs, built);
    }
}
