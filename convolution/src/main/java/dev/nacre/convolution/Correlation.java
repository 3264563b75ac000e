package dev.nacre.convolution;

import dev.nacre.Shape;
import dev.nacre.blas.Products;
import java.util.Arrays;
import org.jblas.FloatMatrix;

/**
 * The kernel of {@link Conv}: windows are copied into patches (im2col), and a product gives all filters at once. With
 * channels innermost, the product of filters and patches is the image of the outputs, and nothing has to be transposed.
 * Patches are made for a few rows at a time, so that they stay in the cache (Chellapilla et al., 2006).
 *
 * @param windows on the inputs
 * @param outputs shape of the outputs: as many channels as filters
 * @param groups groups of channels, each with its own filters
 */
record Correlation(Windows windows, Shape outputs, int groups) implements Kernel {
    /** Numbers in the patches of a piece: 512 KiB of a second-level cache of a megabyte. */
    static final int PIECE = 1 << 17;

    static Correlation of(Windows windows, int filters, int groups) {
        return new Correlation(windows, new Shape(windows.height(), windows.width(), filters), groups);
    }

    @Override
    public Shape inputs() {
        return windows.image();
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
    int patch() {
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
        int columns = (to - from) * windows.width();
        int start = from * windows.width() * outputs.channels();
        FloatMatrix patches = workspace.patches.of(patch(), columns);
        FloatMatrix results = workspace.results.of(filters(), columns);
        for (int g = 0; g < groups; g++) {
            windows.gather(x, from, to, g * channels(), channels(), patches.data);
            if (groups == 1) Workspace.repeat(bias, results.data, 0, results.length);
            else Workspace.repeat(part(bias, g), results.data, 0, results.length);
            Products.multiply(group(weight, g, workspace), true, patches, false, 1, results);
            if (groups == 1) System.arraycopy(results.data, 0, z, start, results.length);
            else spread(results, z, start + g * filters());
        }
    }

    private float[] part(float[] bias, int group) {
        return Arrays.copyOfRange(bias, group * filters(), (group + 1) * filters());
    }

    /** The weights of a group are the columns of its filters. */
    private FloatMatrix group(FloatMatrix weight, int group, Workspace workspace) {
        if (groups == 1) return weight;
        FloatMatrix part = workspace.weights.of(patch(), filters());
        System.arraycopy(weight.data, group * part.length, part.data, 0, part.length);
        return part;
    }

    /** Copies the channels of a group to their places among those of all groups. */
    private void spread(FloatMatrix results, float[] z, int start) {
        for (int c = 0; c < results.columns; c++)
            System.arraycopy(results.data, c * results.rows, z, start + c * outputs.channels(), results.rows);
    }

    private void collect(float[] dz, int start, FloatMatrix results) {
        for (int c = 0; c < results.columns; c++)
            System.arraycopy(dz, start + c * outputs.channels(), results.data, c * results.rows, results.rows);
    }

    @Override
    public void backward(
            float[] x,
            FloatMatrix weight,
            float[] dz,
            float[] dx,
            FloatMatrix dw,
            int from,
            int to,
            Workspace workspace) {
        if (dx != null) Arrays.fill(dx, from * inputs().size(), to * inputs().size(), 0);
        int end = to * windows.height();
        for (int row = from * windows.height(); row < end; row += partsAtOnce())
            for (int g = 0; g < groups; g++)
                backwardRows(x, weight, dz, dx, dw, row, Math.min(end, row + partsAtOnce()), g, workspace);
    }

    private void backwardRows(
            float[] x,
            FloatMatrix weight,
            float[] dz,
            float[] dx,
            FloatMatrix dw,
            int from,
            int to,
            int group,
            Workspace workspace) {
        int columns = (to - from) * windows.width();
        int start = from * windows.width() * outputs.channels();
        FloatMatrix patches = workspace.patches.of(patch(), columns);
        FloatMatrix results = workspace.results.of(filters(), columns);
        if (groups == 1) System.arraycopy(dz, start, results.data, 0, results.length);
        else collect(dz, start + group * filters(), results);
        if (dw != null) {
            windows.gather(x, from, to, group * channels(), channels(), patches.data);
            addGradient(patches, results, dw, group, workspace);
        }
        if (dx != null) {
            Products.multiply(group(weight, group, workspace), false, results, false, 0, patches);
            windows.scatter(patches.data, from, to, group * channels(), channels(), dx);
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
}
