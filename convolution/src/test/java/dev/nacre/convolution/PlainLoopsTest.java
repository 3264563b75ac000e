package dev.nacre.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Mode;
import dev.nacre.Shape;
import dev.nacre.compute.Parallel;
import dev.nacre.plugin.Plugins;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions of small and large images, in patches and in strips, beside plain loops in double precision. */
class PlainLoopsTest {
    private static final int SAMPLES = 3;

    private final Random random = new Random(5);

    @ParameterizedTest
    @CsvSource({
        "9x11x2, 3, 3, 1, SAME, 1, 1",
        "13x10x3, 4, 3, 1, VALID, 1, 1",
        "21x19x2, 3, 3, 2, SAME, 1, 1",
        "21x20x4, 6, 5, 2, VALID, 1, 2",
        "15x17x2, 2, 3, 1, SAME, 2, 1",
        "24x25x1, 2, 3, 3, SAME, 2, 1",
        "23x22x4, 4, 2, 1, SAME, 1, 4",
        "12x12x4, 8, 3, 1, SAME, 3, 4",
        "40x9x2, 3, 1, 2, SAME, 1, 1",
        "12x14x3, 2, 4, 5, SAME, 1, 1",
        "30x3x16, 16, 3, 1, SAME, 1, 1",
        "6x5x4, 6, 3, 1, SAME, 1, 2",
        "7x7x3, 2, 3, 2, VALID, 1, 1",
        "64x64x3, 70, 3, 1, SAME, 1, 1"
    })
    void aConvolutionIsWhatItsDefinitionSays(
            String image, int filters, int kernel, int stride, Padding padding, int dilation, int groups) {
        Shape shape = Shape.parse(image);
        Windows windows = Windows.on("conv", shape, kernel, stride, dilation, padding);
        Layer layer = Plugins.parse(
                        LayerSpec.class,
                        "conv(%d, kernel=%d, stride=%d, padding=%s, dilation=%d, groups=%d)"
                                .formatted(
                                        filters,
                                        kernel,
                                        stride,
                                        padding.name().toLowerCase(Locale.ROOT),
                                        dilation,
                                        groups))
                .build(shape, new SplittableRandom(1));
        FloatMatrix x = drawn(shape.size());
        FloatMatrix bias = layer.parameters().get(1).value();
        for (int i = 0; i < bias.length; i++) bias.data[i] = (float) random.nextGaussian();
        FloatMatrix dy = drawn(layer.outputs());
        Plain plain =
                new Plain(windows, filters, groups, layer.parameters().get(0).value().data, bias.data);
        plain.run(x, dy);

        assertThat(Arrays.equals(layer.forward(x, Mode.INFER).data, layer.forward(x, Mode.TRAIN).data))
                .as("both modes give the same bits")
                .isTrue();
        layer.parameters().forEach(parameter -> parameter.clearGradient());
        FloatMatrix y = layer.forward(x, Mode.TRAIN).dup();
        FloatMatrix dx = layer.backward(dy, true).dup();
        requireClose(y.data, plain.y);
        requireClose(dx.data, plain.dx);
        requireClose(layer.parameters().get(0).gradient().data, plain.dw);

        FloatMatrix alone = Parallel.alone(() -> {
            layer.parameters().forEach(parameter -> parameter.clearGradient());
            layer.forward(x, Mode.TRAIN);
            return layer.backward(dy, true);
        });
        assertThat(Arrays.equals(alone.data, dx.data))
                .as("the number of threads changes no bit")
                .isTrue();
    }

    private FloatMatrix drawn(int rows) {
        FloatMatrix matrix = new FloatMatrix(rows, SAMPLES);
        for (int i = 0; i < matrix.length; i++) matrix.data[i] = (float) random.nextGaussian();
        return matrix;
    }

    private static void requireClose(float[] actual, double[] expected) {
        double largest = 0;
        for (double each : expected) largest = Math.max(largest, Math.abs(each));
        assertThat(actual).hasSize(expected.length);
        double worst = 0;
        for (int i = 0; i < expected.length; i++) worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        assertThat(worst).isLessThan(1e-5 * largest);
    }

    /** The sums of the definition, one product after the other. */
    private static final class Plain {
        private final Windows windows;
        private final int filters;
        private final int groups;
        private final float[] w;
        private final float[] b;
        private double[] y;
        private double[] dx;
        private double[] dw;

        Plain(Windows windows, int filters, int groups, float[] w, float[] b) {
            this.windows = windows;
            this.filters = filters;
            this.groups = groups;
            this.w = w;
            this.b = b;
        }

        void run(FloatMatrix x, FloatMatrix dy) {
            y = new double[dy.length];
            dx = new double[x.length];
            dw = new double[w.length];
            for (int s = 0; s < SAMPLES; s++)
                for (int row = 0; row < windows.height(); row++)
                    for (int column = 0; column < windows.width(); column++)
                        for (int f = 0; f < filters; f++) window(x.data, dy.data, s, row, column, f);
        }

        private void window(float[] x, float[] dy, int s, int row, int column, int f) {
            Shape image = windows.image();
            int channels = image.channels() / groups;
            int first = f / (filters / groups) * channels;
            int out = ((s * windows.height() + row) * windows.width() + column) * filters + f;
            y[out] = b[f];
            for (int i = 0; i < windows.kernel(); i++)
                for (int j = 0; j < windows.kernel(); j++) {
                    int v = row * windows.stride() - windows.top() + i * windows.dilation();
                    int u = column * windows.stride() - windows.left() + j * windows.dilation();
                    if (v < 0 || u < 0 || v >= image.height() || u >= image.width()) continue;
                    for (int c = 0; c < channels; c++) {
                        int in = ((s * image.height() + v) * image.width() + u) * image.channels() + first + c;
                        int k = ((f * windows.kernel() + i) * windows.kernel() + j) * channels + c;
                        y[out] += (double) w[k] * x[in];
                        dx[in] += (double) w[k] * dy[out];
                        dw[k] += (double) x[in] * dy[out];
                    }
                }
        }
    }
}
