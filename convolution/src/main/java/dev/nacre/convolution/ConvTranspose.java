package dev.nacre.convolution;

import com.google.auto.service.AutoService;
import dev.nacre.Activation;
import dev.nacre.Constraint;
import dev.nacre.Identity;
import dev.nacre.Initializer;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.None;
import dev.nacre.Parameter;
import dev.nacre.Penalty;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.Weights;
import dev.nacre.layers.GlorotUniform;
import dev.nacre.layers.Zeros;
import dev.nacre.plugin.Doc;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * A transposed convolution, which makes images larger: each pixel of the inputs gives a patch of kernel × kernel
 * pixels, and patches are added where they overlap (Zeiler et al., 2010; Dumoulin and Visin, 2016, section 4). Its
 * outputs have the shape of an image that {@link Conv}, with the same kernel, stride and padding, turns into one of
 * the inputs' shape: with padding {@code same} stride times the height and width of the inputs, with {@code valid}
 * (size − 1) · stride + kernel.
 *
 * <p>The weight is (kernel · kernel · filters) × channels of the inputs; in files it has PyTorch's shape (channels,
 * filters, kernel, kernel). For the initializers, the fan-in is the number of weights that reach a pixel of the
 * outputs, kernel · kernel · channels / stride² on average, the fan-out kernel · kernel · filters.
 */
@Doc("transposed convolution, which makes images larger; Zeiler et al., 2010")
@AutoService(LayerSpec.class)
public record ConvTranspose(
        @Doc("channels of the outputs, >= 1") int filters,
        @Doc("height and width of a patch in pixels, >= 1") int kernel,

        @Doc("pixels of the outputs from one patch to the next, >= 1")
        int stride,

        @Doc("same: outputs are stride times as high and wide; valid: all pixels that a patch reaches")
        Padding padding,

        @Doc("activation function") Activation activation,
        @Doc("initial values of the weights") Initializer initializer,
        @Doc("initial values of the biases") Initializer biasInitializer,
        @Doc("penalty on the weights, not the biases") Penalty penalty,

        @Doc("constraint on the weights of each channel of the inputs, not the biases")
        Constraint constraint)
        implements LayerSpec {
    /** Checks the components. */
    public ConvTranspose {
        Require.atLeast(1, "filters", filters);
        Require.atLeast(1, "kernel", kernel);
        Require.atLeast(1, "stride", stride);
    }

    /** 32 linear channels, twice as high and wide as the inputs, from patches of 4 × 4. */
    public ConvTranspose() {
        this(32, 4, 2, new Identity());
    }

    /**
     * Padding {@code same} and the default initial values.
     *
     * @param filters channels of the outputs
     * @param kernel height and width of a patch
     * @param stride how many times as high and wide as the inputs the outputs are
     * @param activation the activation function
     */
    public ConvTranspose(int filters, int kernel, int stride, Activation activation) {
        this(
                filters,
                kernel,
                stride,
                Padding.SAME,
                activation,
                new GlorotUniform(),
                new Zeros(),
                new None(),
                new None());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        Shape outputs = new Shape(size(inputs.height()), size(inputs.width()), filters);
        Windows windows = Windows.on("convTranspose", outputs, kernel, stride, 1, padding);
        int pixels = Math.multiplyExact(kernel, kernel);
        int fanOut = Math.multiplyExact(pixels, filters);
        long reaching = Math.max(1, (long) pixels * inputs.channels() / ((long) stride * stride));
        int fanIn = (int) Math.min(Integer.MAX_VALUE, reaching);
        FloatMatrix weight = Weights.draw(initializer, fanOut, inputs.channels(), fanIn, fanOut, random);
        FloatMatrix bias = Weights.draw(biasInitializer, filters, 1, fanIn, fanOut, random);
        return new KernelLayer(
                "convTranspose",
                new Transposed(windows, inputs),
                new Parameter("weight", weight, penalty, constraint).asKernel(kernel, kernel),
                new Parameter("bias", bias),
                activation);
    }

    private int size(int inputs) {
        if (padding == Padding.SAME) return Math.multiplyExact(inputs, stride);
        return Math.addExact(Math.multiplyExact(inputs - 1, stride), kernel);
    }
}
