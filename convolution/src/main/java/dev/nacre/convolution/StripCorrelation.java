package dev.nacre.convolution;

import dev.nacre.Shape;
import dev.nacre.blas.Products;
import dev.nacre.compute.Buffer;
import org.jblas.FloatMatrix;

/**
 * A product for each line of the filters, with strips of an image in which only the lines of windows are copied: a
 * third of the copies for filters of three lines. For images with many windows.
 */
final class StripCorrelation extends Correlation {
    /** Rows of windows in a part: few enough for small products. */
    private final int rows;

    StripCorrelation(Windows windows, Shape outputs, int groups, Correlation back) {
        super(windows, outputs, groups, back);
        long small = SMALL / ((long) line() * filters() * windows.width());
        rows = (int) Math.max(1, Math.min(windows.height(), small));
    }

    /** Numbers of a line of a window. */
    private int line() {
        return windows.kernel() * channels();
    }

    /** A part is some rows of one image. */
    @Override
    public int parts() {
        return (windows.height() + rows - 1) / rows;
    }

    @Override
    public int partsAtOnce() {
        return Math.max(1, windows.rowsAtOnce(channels()) / rows);
    }

    @Override
    public int offset(int part) {
        return row(part) * windows.width() * outputs().channels();
    }

    /** The first row of a part, counted over all images. */
    private int row(int part) {
        return part / parts() * windows.height() + part % parts() * rows;
    }

    /** The row after the last of a part. */
    private int end(int part) {
        return Math.min(row(part) + rows, (part / parts() + 1) * windows.height());
    }

    /** For each group and each line of its filters, filters × line numbers: the weights transposed. */
    @Override
    public FloatMatrix prepared(FloatMatrix weight, Buffer memory) {
        FloatMatrix prepared = memory.of(weight.columns, weight.rows);
        for (int f = 0; f < weight.columns; f++) {
            int target = f / filters() * filters() * patch() + f % filters();
            for (int i = 0; i < patch(); i++) prepared.data[target + i * filters()] = weight.data[f * patch() + i];
        }
        return prepared;
    }

    @Override
    public void forward(
            float[] x, FloatMatrix prepared, float[] bias, float[] z, int from, int to, Workspace workspace) {
        for (int part = from; part < to; part++)
            for (int g = 0; g < groups; g++) {
                int row = row(part);
                FloatMatrix strip = strip(x, row, end(part), g, workspace);
                FloatMatrix results = results(bias, (end(part) - row) * windows.width(), g, workspace);
                for (int k = 0; k < windows.kernel(); k++)
                    Products.multiply(
                            false,
                            false,
                            filters(),
                            results.columns,
                            line(), //
                            prepared.data,
                            filters() * (g * patch() + k * line()),
                            filters(), //
                            strip.data,
                            start(k, end(part) - row),
                            line(),
                            1,
                            results.data,
                            0,
                            filters());
                spread(results, z, row, g);
            }
    }

    private FloatMatrix strip(float[] x, int from, int to, int group, Workspace workspace) {
        FloatMatrix strip = workspace.patches.of(line(), windows.lines(to - from) * windows.width());
        windows.gatherLines(x, from, to, group * channels(), channels(), strip.data);
        return strip;
    }

    /** Where in a strip the numbers begin that a line of the filters meets. */
    private int start(int line, int rows) {
        return windows.place(line, rows) * windows.width() * line();
    }

    @Override
    FloatMatrix turnedFor(Correlation there, FloatMatrix weight, Buffer memory) {
        FloatMatrix turned = memory.of(outputs().channels(), patch());
        int pixels = windows.kernel() * windows.kernel();
        for (int f = 0; f < weight.columns; f++) {
            int group = f / channels() * channels() * pixels;
            for (int p = 0; p < pixels; p++) {
                int target = (group + (pixels - 1 - p) * channels() + f % channels()) * filters();
                System.arraycopy(weight.data, f * weight.rows + p * filters(), turned.data, target, filters());
            }
        }
        return turned;
    }

    @Override
    void addWeightGradient(float[] x, float[] dz, FloatMatrix dw, int from, int to, Workspace workspace) {
        for (int part = from * parts(); part < to * parts(); part++)
            for (int g = 0; g < groups; g++) {
                int row = row(part);
                FloatMatrix strip = strip(x, row, end(part), g, workspace);
                FloatMatrix results = collect(dz, row, end(part), g, workspace);
                for (int k = 0; k < windows.kernel(); k++)
                    Products.multiply(
                            false,
                            true,
                            line(),
                            filters(),
                            results.columns, //
                            strip.data,
                            start(k, end(part) - row),
                            line(),
                            results.data,
                            0,
                            filters(), //
                            1,
                            dw.data,
                            g * filters() * patch() + k * line(),
                            patch());
            }
    }
}
