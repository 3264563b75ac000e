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
final class Correlation implements Kernel {
    /** Numbers in the patches of a piece: 512 KiB of a second-level cache of a megabyte. */
    static final int PIECE = 1 << 17;

    /**
     * Multiplications of a product that OpenBLAS computes without copying its factors first, with AVX-512. The
     * gradients of weights, small results of long sums, are a third faster so.
     */
    private static final int SMALL = 1_000_000;

    private final Windows windows;
    private final Shape outputs;
    private final int groups;
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
        Correlation back =
                windows.stride() > 1 ? null : new Correlation(windows.turned(outputs), windows.image(), groups, null);
        return new Correlation(windows, outputs, groups, back);
    }

    private Correlation(Windows windows, Shape outputs, int groups, Correlation back) {
        this.windows = windows;
        this.outputs = outputs;
        this.groups = groups;
        this.back = back;
    }

    @Override
    public Shape inputs() {
        return windows.image();
    }

    @Override
    public Shape outputs() {
        return outputs;
    }

    /** Channels of a group. */
    private int channels() {
        return inputs().channels() / groups;
    }

    /** Filters of a group. */
    private int filters() {
        return outputs.channels() / groups;
    }

    /** Numbers in a patch: the weights of a filter. */
    private int patch() {
        return windows.kernel() * windows.kernel() * channels();
    }

    @Override
    public int parts() {
        return windows.height();
    }

    @Override
    public int partsAtOnce() {
        return Math.max(1, PIECE / Math.max(1, patch() * windows.width()));
    }

    @Override
    public void forward(float[] x, FloatMatrix weight, float[] bias, float[] z, int from, int to, Workspace workspace) {
        for (int g = 0; g < groups; g++) {
            FloatMatrix patches = patches(x, from, to, g, workspace);
            FloatMatrix results = workspace.results.of(filters(), patches.columns);
            if (bias != null) Workspace.repeat(bias, g * filters(), filters(), results);
            Products.multiply(group(weight, g, workspace), true, patches, false, bias == null ? 0 : 1, results);
            spread(results, z, from, g);
        }
    }

    private FloatMatrix patches(float[] x, int from, int to, int group, Workspace workspace) {
        FloatMatrix patches = workspace.patches.of(patch(), (to - from) * windows.width());
        windows.gather(x, from, to, group * channels(), channels(), patches.data);
        return patches;
    }

    /** The weights of a group are the columns of its filters. */
    private FloatMatrix group(FloatMatrix weight, int group, Workspace workspace) {
        if (groups == 1) return weight;
        FloatMatrix part = workspace.weights.of(patch(), filters());
        System.arraycopy(weight.data, group * part.length, part.data, 0, part.length);
        return part;
    }

    /** Copies the channels of a group to their places among those of all groups. */
    private void spread(FloatMatrix results, float[] z, int row, int group) {
        int start = start(row, group);
        if (groups == 1) System.arraycopy(results.data, 0, z, start, results.length);
        else
            for (int c = 0; c < results.columns; c++)
                System.arraycopy(results.data, c * results.rows, z, start + c * outputs.channels(), results.rows);
    }

    /** The other way round. */
    private FloatMatrix collect(float[] dz, int from, int to, int group, Workspace workspace) {
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

    /**
     * The filters turned round, with inputs and outputs exchanged: kernel · kernel · filters of a group × channels.
     */
    @Override
    public FloatMatrix turned(FloatMatrix weight, Buffer memory) {
        if (back == null) return weight;
        FloatMatrix turned = memory.of(back.patch(), inputs().channels());
        int pixels = windows.kernel() * windows.kernel();
        for (int f = 0; f < outputs.channels(); f++) {
            int group = f / filters();
            for (int p = 0; p < pixels; p++) {
                int source = f * weight.rows + p * channels();
                int target = group * channels() * turned.rows + (pixels - 1 - p) * filters() + f % filters();
                for (int c = 0; c < channels(); c++) turned.data[target + c * turned.rows] = weight.data[source + c];
            }
        }
        return turned;
    }

    @Override
    public void backward(
            float[] x,
            FloatMatrix turned,
            float[] dz,
            float[] dx,
            FloatMatrix dw,
            int from,
            int to,
            Workspace workspace) {
        if (dw != null) addWeightGradient(x, dz, dw, from * windows.height(), to * windows.height(), workspace);
        if (dx == null) return;
        if (back == null) scatter(turned, dz, dx, from, to, workspace);
        else back.all(dz, turned, dx, from * back.windows.height(), to * back.windows.height(), workspace);
    }

    private void all(float[] x, FloatMatrix weight, float[] z, int from, int to, Workspace workspace) {
        for (int row = from; row < to; row += partsAtOnce())
            forward(x, weight, null, z, row, Math.min(to, row + partsAtOnce()), workspace);
    }

    private void addWeightGradient(float[] x, float[] dz, FloatMatrix dw, int from, int to, Workspace workspace) {
        long small = SMALL / Math.max(1, (long) patch() * filters() * windows.width());
        int rows = small == 0 ? partsAtOnce() : (int) Math.min(small, partsAtOnce());
        for (int row = from; row < to; row += rows) {
            int end = Math.min(to, row + rows);
            for (int g = 0; g < groups; g++)
                addGradient(patches(x, row, end, g, workspace), collect(dz, row, end, g, workspace), dw, g, workspace);
        }
    }

    private void addGradient(FloatMatrix patches, FloatMatrix results, FloatMatrix dw, int group, Workspace workspace) {
        if (groups == 1) {
            Products.multiply(patches, false, results, true, 1, dw);
            return;
        }
        FloatMatrix part = workspace.gradients.of(patch(), filters());
        Products.multiply(patches, false, results, true, 0, part);
        int offset = group * part.length;
        for (int i = 0; i < part.length; i++) dw.data[offset + i] += part.data[i];
    }

    private void scatter(FloatMatrix weight, float[] dz, float[] dx, int from, int to, Workspace workspace) {
        Arrays.fill(dx, from * inputs().size(), to * inputs().size(), 0);
        int last = to * windows.height();
        for (int row = from * windows.height(); row < last; row += partsAtOnce()) {
            int end = Math.min(last, row + partsAtOnce());
            for (int g = 0; g < groups; g++) {
                FloatMatrix results = collect(dz, row, end, g, workspace);
                FloatMatrix patches = workspace.patches.of(patch(), results.columns);
                Products.multiply(group(weight, g, workspace), false, results, false, 0, patches);
                windows.scatter(patches.data, row, end, g * channels(), channels(), dx);
            }
        }
    }
}
