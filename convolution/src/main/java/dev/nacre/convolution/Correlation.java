package dev.nacre.convolution;

import dev.nacre.Shape;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * The kernel of {@link Conv}: windows are copied into patches (im2col), and a product gives all filters at once. With
 * channels innermost, the product of filters and patches is the image of the outputs, and nothing has to be transposed.
 * Patches are made for a few rows at a time, so that they stay in the cache (Chellapilla et al., 2006).
 *
 * <p>With a stride of 1, the gradient with respect to the inputs is such a correlation, too: of the gradient with
 * respect to the outputs and the filters turned round. Otherwise patches of gradients are added to the inputs'.
 */
abstract class Correlation implements Kernel {
    /**
     * Multiplications of a product that OpenBLAS computes without copying its factors first, with AVX-512, if the left
     * one is not transposed. Small results of long sums, the gradients of weights, are a third faster so.
     */
    static final int SMALL = 1_000_000;

    /** Windows in an image from which on {@link StripCorrelation} is faster. */
    private static final int MANY = 64;

    final Windows windows;
    final int groups;
    private final Shape outputs;
    /** From the outputs back to the inputs; null if the stride is not 1. */
    private final Correlation back;

    /**
     * A correlation with its way back.
     *
     * @param windows on the inputs
     * @param filters channels of the outputs
     * @param groups groups of channels, each with its own filters
     */
    static Correlation of(Windows windows, int filters, int groups) {
        Shape outputs = new Shape(windows.height(), windows.width(), filters);
        Correlation back = windows.stride() > 1 ? null : of(windows.turned(outputs), windows.image(), groups, null);
        return of(windows, outputs, groups, back);
    }

    private static Correlation of(Windows windows, Shape outputs, int groups, Correlation back) {
        return windows.kernel() > 1 && outputs.pixels() >= MANY
                ? new StripCorrelation(windows, outputs, groups, back)
                : new PatchCorrelation(windows, outputs, groups, back);
    }

    Correlation(Windows windows, Shape outputs, int groups, Correlation back) {
        this.windows = windows;
        this.outputs = outputs;
        this.groups = groups;
        this.back = back;
    }

    @Override
    public final Shape inputs() {
        return windows.image();
    }

    @Override
    public final Shape outputs() {
        return outputs;
    }

    /** Channels of a group. */
    final int channels() {
        return inputs().channels() / groups;
    }

    /** Filters of a group. */
    final int filters() {
        return outputs.channels() / groups;
    }

    /** Numbers in a patch: the weights of a filter. */
    final int patch() {
        return windows.kernel() * windows.kernel() * channels();
    }

    /** Copies the channels of a group to their places among those of all groups. */
    final void spread(FloatMatrix results, float[] z, int row, int group) {
        int start = start(row, group);
        if (groups == 1) System.arraycopy(results.data, 0, z, start, results.length);
        else
            for (int c = 0; c < results.columns; c++)
                System.arraycopy(results.data, c * results.rows, z, start + c * outputs.channels(), results.rows);
    }

    /** The other way round, for rows {@code from} to {@code to}. */
    final FloatMatrix collect(float[] dz, int from, int to, int group, Workspace workspace) {
        FloatMatrix results = workspace.results.of(filters(), (to - from) * windows.width());
        int start = start(from, group);
        if (groups == 1) System.arraycopy(dz, start, results.data, 0, results.length);
        else
            for (int c = 0; c < results.columns; c++)
                System.arraycopy(dz, start + c * outputs.channels(), results.data, c * results.rows, results.rows);
        return results;
    }

    private int start(int row, int group) {
        return row * windows.width() * outputs.channels() + group * filters();
    }

    /** The results of a group of filters for some rows, with nothing but the biases in them. */
    final FloatMatrix results(float[] bias, int columns, int group, Workspace workspace) {
        FloatMatrix results = workspace.results.of(filters(), columns);
        if (bias == null) Workspace.clear(results);
        else Workspace.repeat(bias, group * filters(), filters(), results);
        return results;
    }

    @Override
    public final FloatMatrix turned(FloatMatrix weight, Buffer memory) {
        return back == null ? weight : back.turnedFor(this, weight, memory);
    }

    /** The filters of the way there turned round, with inputs and outputs exchanged, in the order of this way back. */
    abstract FloatMatrix turnedFor(Correlation there, FloatMatrix weight, Buffer memory);

    @Override
    public final void backward(
            float[] x,
            FloatMatrix turned,
            float[] dz,
            float[] dx,
            FloatMatrix dw,
            int from,
            int to,
            Workspace workspace) {
        if (dw != null) addWeightGradient(x, dz, dw, from, to, workspace);
        if (dx == null) return;
        if (back == null) scatter(turned, dz, dx, from, to, workspace);
        else
            for (int part = from * back.parts(); part < to * back.parts(); part += back.partsAtOnce())
                back.forward(
                        dz, turned, null, dx, part, Math.min(to * back.parts(), part + back.partsAtOnce()), workspace);
    }

    /** Adds the gradient of the weights, for whole images. */
    abstract void addWeightGradient(float[] x, float[] dz, FloatMatrix dw, int from, int to, Workspace workspace);

    private void scatter(FloatMatrix weight, float[] dz, float[] dx, int from, int to, Workspace workspace) {
        Arrays.fill(dx, from * inputs().size(), to * inputs().size(), 0);
        int rows = windows.rowsAtOnce(channels());
        int last = to * windows.height();
        for (int row = from * windows.height(); row < last; row += rows) {
            int end = Math.min(last, row + rows);
            for (int g = 0; g < groups; g++) {
                FloatMatrix results = collect(dz, row, end, g, workspace);
                FloatMatrix patches = workspace.patches.of(patch(), results.columns);
                int filter = g * filters() * patch();
                Products.multiply(
                        false,
                        false,
                        patch(),
                        results.columns,
                        filters(), //
                        weight.data,
                        filter,
                        patch(),
                        results.data,
                        0,
                        filters(),
                        0,
                        patches.data,
                        0,
                        patch());
                windows.scatter(patches.data, row, end, g * channels(), channels(), dx);
            }
        }
    }
}
