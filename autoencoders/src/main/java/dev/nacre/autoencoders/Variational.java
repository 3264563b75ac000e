package dev.nacre.autoencoders;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.AutoencoderSpec;
import dev.nacre.Child;
import dev.nacre.Identity;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Parameter;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.compute.Noise;
import dev.nacre.layers.DenseLayer;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A variational autoencoder: the encoder outputs mean and variance of a normal distribution of codes, the decoder
 * reconstructs from a code drawn from it, z = μ + σ·ε. The loss to minimise is {@code loss + beta · KL(N(μ, σ²) ‖ N(0,
 * 1)) / inputs}: Kingma and Welling, 2014, arXiv:1312.6114, equation 10, divided by the number of inputs, because the
 * loss is a mean over them; {@code beta} as in Higgins et al., 2017. With {@code binaryCrossEntropy} and beta 1 it is
 * the paper's bound; {@code mse} corresponds to a normal decoder of variance ½.
 *
 * <p>As a layer it outputs the mean. Decoding codes drawn from the standard normal distribution generates samples.
 */
@Doc("autoencoder with a distribution of codes, which can generate samples; Kingma and Welling, 2014")
@AutoService(AutoencoderSpec.class)
public record Variational(
        @Doc("size of the code, >= 1") int units,

        @Doc("sizes of the encoder's hidden layers, first one first; the decoder has them in reverse")
        List<Integer> hidden,

        @Doc("factor of the divergence from the standard normal distribution, >= 0")
        float beta,

        @Doc("element-wise function of the hidden layers") Activation activation,

        @Doc("element-wise function of the reconstruction; identity where the loss takes logits")
        Activation output,

        @Doc("loss between the reconstruction and the inputs")
        Loss loss,

        @Doc("initial values of the weights") Initializer initializer)
        implements AutoencoderSpec {
    /** Checks the components. */
    public Variational {
        hidden = List.copyOf(hidden);
        Require.atLeast(1, "units", units);
        for (int size : hidden)
            if (size < 1) throw new IllegalArgumentException("hidden must hold sizes >= 1, not " + size);
        Require.notNegative("beta", beta);
        Links.requireOneFunction(output, loss);
    }

    /** A code of size 8, one hidden layer of 64. */
    public Variational() {
        this(8, List.of(64));
    }

    /**
     * Sigmoid hidden layers, linear reconstruction, loss mse, beta 1.
     *
     * @param units size of the code
     * @param hidden sizes of the encoder's hidden layers
     */
    public Variational(int units, List<Integer> hidden) {
        this(units, hidden, 1, new Sigmoid(), new Identity(), new Mse(), new GlorotUniform());
    }

    @Override
    public VariationalLayer build(Shape inputs, RandomGenerator random) {
        List<Child> up = new ArrayList<>();
        int size = inputs.size();
        for (int next : hidden) {
            up.add(previous("hidden" + up.size(), dense(size, next, activation, random)));
            size = next;
        }
        Layer mean = dense(size, units, new Identity(), random);
        Layer logVariance = dense(size, units, new Identity(), random);
        List<Child> down = new ArrayList<>();
        LayerChain way = new LayerChain(Shape.flat(size), up);
        size = units;
        for (int i = hidden.size() - 1; i >= 0; i--) {
            down.add(previous("decoder" + down.size(), dense(size, hidden.get(i), activation, random)));
            size = hidden.get(i);
        }
        down.add(previous("decoder", dense(size, inputs.size(), output, random)));
        LayerChain back = new LayerChain(Shape.flat(inputs.size()), down);
        return new VariationalLayer(inputs.size(), way, mean, logVariance, back, loss, beta, new Noise(random));
    }

    private static Child previous(String name, Layer layer) {
        return new Child(name, layer, Child.Input.PREVIOUS);
    }

    private Layer dense(int from, int to, Activation function, RandomGenerator random) {
        return new DenseLayer(
                new Parameter("weight", Weights.draw(initializer, from, to, random)).asMatrix(),
                false,
                new Parameter("bias", Weights.zeros(to, 1)),
                function);
    }
}
