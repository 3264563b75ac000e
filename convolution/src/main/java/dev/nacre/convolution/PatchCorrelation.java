package dev.nacre.convolution;

import dev.nacre.Shape;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import org.jblas.FloatMatrix;

/** One product for whole patches, of several images at once: for images with few windows, or filters of one pixel. */
final class PatchCorrelation extends Correlation {
    PatchCorrelation(Windows windows, Shape outputs, int groups, Correlation back) {
        super(windows, outputs, groups, back);
    }

    /** A part is a row. */
    @Override
    public int parts() {
        return windows.height();
    }

    @Override
    public int partsAtOnce() {
        return windows.rowsAtOnce(channels());
    }

    @Override
    public int offset(int part) {
        return part * windows.width() * outputs().channels();
    }

    @Override
    public void forward(float[] x, FloatMatrix weight, float[] bias, float[] z, int from, int to, Workspace workspace) {
        for (int g = 0; g < groups; g++) {
            FloatMatrix patches = patches(x, from, to, g, workspace);
            FloatMatrix results = results(bias, patches.columns, g, workspace);
            int filter = g * filters() * patch();
            Products.multiply(
                    true,
                    false,
                    filters(),
                    patches.columns,
                    patch(), //
                    weight.data,
                    filter,
                    patch(),
                    patches.data,
                    0,
                    patch(),
                    1,
                    results.data,
                    0,
                    filters());
            spread(results, z, from, g);
        }
    }

    private FloatMatrix patches(float[] x, int from, int to, int group, Workspace workspace) {
        FloatMatrix patches = workspace.patches.of(patch(), (to - from) * windows.width());
        windows.gather(x, from, to, group * channels(), channels(), patches.data);
        return patches;
    }

    @Override
    FloatMatrix turnedFor(Correlation there, FloatMatrix weight, Buffer memory) {
        FloatMatrix turned = memory.of(patch(), outputs().channels());
        int pixels = windows.kernel() * windows.kernel();
        for (int f = 0; f < weight.columns; f++) {
            int channel = f / channels() * filters();
            for (int p = 0; p < pixels; p++) {
                int source = f * weight.rows + p * filters();
                int target = channel * patch() + (pixels - 1 - p) * channels() + f % channels();
                for (int c = 0; c < filters(); c++) turned.data[target + c * patch()] = weight.data[source + c];
            }
        }
        return turned;
    }

    @Override
    void addWeightGradient(float[] x, float[] dz, FloatMatrix dw, int from, int to, Workspace workspace) {
        int end = to * windows.height();
        int rows = rowsForGradient();
        for (int row = from * windows.height(); row < end; row += rows)
            for (int g = 0; g < groups; g++) {
                FloatMatrix patches = patches(x, row, Math.min(end, row + rows), g, workspace);
                FloatMatrix results = collect(dz, row, Math.min(end, row + rows), g, workspace);
                int filter = g * filters() * patch();
                Products.multiply(
                        false,
                        true,
                        patch(),
                        filters(),
                        patches.columns, //
                        patches.data,
                        0,
                        patch(),
                        results.data,
                        0,
                        filters(),
                        1,
                        dw.data,
                        filter,
                        patch());
            }
    }

    private int rowsForGradient() {
        long small = SMALL / Math.max(1, (long) patch() * filters() * windows.width());
        return small == 0 ? partsAtOnce() : (int) Math.min(small, partsAtOnce());
    }
}
