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
 * A convolutional layer: filters slide over an image, and each gives one channel of the outputs,
 * z(y, x, f) = b(f) + Σ w(i, j, c, f) · x(y·stride + i·dilation, x·stride + j·dilation, c), summed over the pixels
 * (i, j) of the kernel and the channels c (LeCun et al., 1998). With {@code groups}, each group of channels has its own
 * filters; as many groups as channels make a depthwise convolution.
 *
 * <p>The weight is (kernel · kernel · channels of a group) × filters; in files it has PyTorch's shape
 * (filters, channels of a group, kernel, kernel). For the initializers, the fan-in is kernel · kernel · channels of a
 * group, the fan-out kernel · kernel · filters of a group.
 */
@Doc("convolutional layer: filters that slide over an image; LeCun et al., 1998")
@AutoService(LayerSpec.class)
public record Conv(
        @Doc("number of filters, the channels of the outputs, >= 1")
        int filters,

        @Doc("height and width of the filters in pixels, >= 1")
        int kernel,

        @Doc("pixels from one window to the next, >= 1") int stride,

        @Doc("same: zeros at the borders; valid: windows within the image")
        Padding padding,

        @Doc("distance between the pixels of a filter, >= 1")
        int dilation,

        @Doc("groups of channels with filters of their own, >= 1")
        int groups,

        @Doc("activation function") Activation activation,
        @Doc("initial values of the weights") Initializer initializer,
        @Doc("initial values of the biases") Initializer biasInitializer,
        @Doc("penalty on the weights, not the biases") Penalty penalty,

        @Doc("constraint on the weights of each filter, not the biases")
        Constraint constraint)
        implements LayerSpec {
    /** Checks the components. */
    public Conv {
        Require.atLeast(1, "filters", filters);
        Require.atLeast(1, "kernel", kernel);
        Require.atLeast(1, "stride", stride);
        Require.atLeast(1, "dilation", dilation);
        Require.atLeast(1, "groups", groups);
        if (filters % groups != 0)
            throw new IllegalArgumentException(
                    "filters must be a multiple of groups, but " + filters + " is none of " + groups);
    }

    /** 32 linear filters of 3 × 3. */
    public Conv() {
        this(32, 3, new Identity());
    }

    /**
     * Filters with stride 1, padding {@code same} and the default initial values.
     *
     * @param filters number of filters
     * @param kernel height and width of the filters
     * @param activation the activation function
     */
    public Conv(int filters, int kernel, Activation activation) {
        this(
                filters,
                kernel,
                1,
                Padding.SAME,
                1,
                1,
                activation,
                new GlorotUniform(),
                new Zeros(),
                new None(),
                new None());
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        if (inputs.channels() % groups != 0)
            throw new IllegalArgumentException("conv: the " + inputs.channels() + " channels of the inputs can't be"
                    + " split into " + groups + " groups of the same size");
        Windows windows = Windows.on("conv", inputs, kernel, stride, dilation, padding);
        int pixels = Math.multiplyExact(kernel, kernel);
        int fanIn = Math.multiplyExact(pixels, inputs.channels() / groups);
        int fanOut = Math.multiplyExact(pixels, filters / groups);
        FloatMatrix weight = Weights.draw(initializer, fanIn, filters, fanIn, fanOut, random);
        FloatMatrix bias = Weights.draw(biasInitializer, filters, 1, fanIn, fanOut, random);
        return new KernelLayer(
                "conv",
                Correlation.of(windows, filters, groups),
                new Parameter("weight", weight, penalty, constraint).asKernel(kernel, kernel),
                new Parameter("bias", bias),
                activation);
    }
}
