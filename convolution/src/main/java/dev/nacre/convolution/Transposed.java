package dev.nacre.convolution;

import dev.nacre.Shape;
import dev.nacre.blas.Products;
import dev.nacre.compute.Repeat;
import org.jblas.FloatMatrix;

/**
 * The kernel of {@link ConvTranspose}: each pixel of the inputs gives a patch, and the patches are added up where they
 * overlap. It is what {@link Correlation} does backwards.
 *
 * @param windows on the outputs: one for each pixel of the inputs
 * @param inputs shape of the inputs
 */
record Transposed(Windows windows, Shape inputs) implements Kernel {
    @Override
    public Shape outputs() {
        return windows.image();
    }

    /** Patches of neighbouring rows overlap, so one thread computes a whole image. */
    @Override
    public int parts() {
        return 1;
    }

    @Override
    public int partsAtOnce() {
        return Math.max(1, rowsAtOnce() / windows.height());
    }

    @Override
    public int offset(int part) {
        return part * outputs().size();
    }

    private int patch() {
        return windows.kernel() * windows.kernel() * outputs().channels();
    }

    private int rowsAtOnce() {
        return windows.rowsAtOnce(outputs().channels());
    }

    @Override
    public void forward(float[] x, FloatMatrix weight, float[] bias, float[] z, int from, int to, Workspace workspace) {
        int start = from * outputs().size();
        Repeat.fill(bias, z, start, to * outputs().size());
        int end = to * windows.height();
        for (int row = from * windows.height(); row < end; row += rowsAtOnce()) {
            int last = Math.min(end, row + rowsAtOnce());
            FloatMatrix pixels = pixels(x, row, last, workspace);
            FloatMatrix patches = workspace.patches.of(patch(), pixels.columns);
            Products.multiply(weight, false, pixels, false, 0, patches);
            windows.scatter(patches.data, row, last, 0, outputs().channels(), z);
        }
    }

    /** The pixels of some rows of the inputs, as columns. */
    private FloatMatrix pixels(float[] x, int from, int to, Workspace workspace) {
        FloatMatrix pixels = workspace.inputs.of(inputs.channels(), (to - from) * windows.width());
        System.arraycopy(x, from * windows.width() * pixels.rows, pixels.data, 0, pixels.length);
        return pixels;
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
        int end = to * windows.height();
        for (int row = from * windows.height(); row < end; row += rowsAtOnce()) {
            int last = Math.min(end, row + rowsAtOnce());
            FloatMatrix pixels = pixels(x, row, last, workspace);
            FloatMatrix patches = workspace.patches.of(patch(), pixels.columns);
            windows.gather(dz, row, last, 0, outputs().channels(), patches.data);
            if (dw != null) Products.multiply(patches, false, pixels, true, 1, dw);
            if (dx == null) continue;
            FloatMatrix gradients = workspace.results.of(pixels.rows, pixels.columns);
            Products.multiply(weight, true, patches, false, 0, gradients);
            System.arraycopy(gradients.data, 0, dx, row * windows.width() * pixels.rows, gradients.length);
        }
    }
}
