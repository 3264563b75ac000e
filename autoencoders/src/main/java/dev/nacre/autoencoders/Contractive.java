package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.AutoencoderLayer;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Identity;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Sequential;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;

/**
 * A contractive autoencoder, whose code changes little when its inputs change a little. The loss to minimise is {@code
 * loss + weight · ‖∂h/∂x‖² / inputs}, where the squared Frobenius norm of the encoder's Jacobian is averaged over the
 * samples: Rifai et al., 2011, equation 5, divided by the number of inputs, because the loss is a mean over them. With
 * {@code tied=true, loss=binaryCrossEntropy} and sigmoids it is the paper's, {@code weight} its λ. Any activation can
 * be used; at a kink, such as that of relu, the change of the slope counts as spread over 1/32 of an input.
 */
@Doc("autoencoder whose code changes little with its inputs; Rifai et al., 2011")
@AutoService(AutoencoderSpec.class)
public record Contractive(
        @Doc("size of the code, >= 1") int units,

        @Doc("factor of the squared norm of the Jacobian, > 0")
        float weight,

        @Doc("element-wise function of the code") Activation activation,

        @Doc("element-wise function of the reconstruction; identity where the loss takes logits")
        Activation output,

        @Doc("whether the decoder's weight is the transpose of the encoder's")
        boolean tied,

        @Doc("loss between the reconstruction and the inputs")
        Loss loss,

        @Doc("initial values of the weights") Initializer initializer)
        implements AutoencoderSpec {
    /** Checks the components. */
    public Contractive {
        new Coding(units, activation, output, tied, loss, initializer);
        Require.positive("weight", weight);
    }

    /** 64 units, weight 0.1. */
    public Contractive() {
        this(64, 0.1f);
    }

    /**
     * Sigmoid code, linear reconstruction, loss mse, weights not tied.
     *
     * @param units size of the code
     * @param weight factor of the squared norm of the Jacobian
     */
    public Contractive(int units, float weight) {
        this(units, weight, new Sigmoid(), new Identity(), false, new Mse(), new GlorotUniform());
    }

    @Override
    public AutoencoderLayer build(Shape inputs, RandomGenerator random) {
        Coding coding = new Coding(units, activation, output, tied, loss, initializer);
        CodingWeights weights = coding.draw(inputs.size(), inputs.size(), random);
        Layer learner = new ContractiveLearner(weights.weight(), weights.bias(), activation, weight / inputs.size());
        Layer nothing = new Sequential().build(inputs, random);
        return new CodingLayer(
                "contractive", coding.encoder(weights), learner, coding.decoder(weights, output), nothing, loss);
    }
}
