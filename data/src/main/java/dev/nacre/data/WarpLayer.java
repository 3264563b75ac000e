package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Moves pixels in {@link Mode#TRAIN}, differently for each sample and in the same way for all channels of a sample;
 * returns its inputs in {@link Mode#INFER}. Interpolation is bilinear; pixels outside the image have a fixed value.
 * The backward pass is the transpose of the forward pass.
 */
final class WarpLayer implements Layer {
    private static final ThreadLocal<float[][]> COORDINATES = ThreadLocal.withInitial(() -> new float[2][0]);

    private final String name;
    private final Shape shape;
    private final float fill;
    private final Warp warp;
    private final Noise noise;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private long pass;

    WarpLayer(String name, Shape shape, float fill, RandomGenerator random, Warp warp) {
        if (shape.isFlat() && shape.size() > 1)
            throw new IllegalArgumentException(name + " changes images, but a sample here is " + shape.size()
                    + " features in a row; give the network the shape of an image, such as new Shape(28, 28, 1),"
                    + " or the shape() of the data");
        this.name = name;
        this.shape = shape;
        this.fill = fill;
        this.warp = warp;
        this.noise = new Noise(random);
    }

    static void requireFill(float fill) {
        Require.finite("fill", fill);
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Noise> noises() {
        return List.of(noise);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs(name, shape.size(), x);
        if (mode == Mode.INFER) return x;
        pass = noise.next();
        FloatMatrix y = outputs.of(x.rows, x.columns);
        Parallel.forRange(x.columns, 1, (from, to) -> {
            for (int s = from; s < to; s++) {
                float[][] uv = coordinates(s);
                gather(x.data, y.data, s * shape.size(), uv[0], uv[1]);
            }
        });
        return y;
    }

    private float[][] coordinates(int sample) {
        float[][] uv = COORDINATES.get();
        if (uv[0].length < shape.pixels()) for (int i = 0; i < 2; i++) uv[i] = new float[shape.pixels()];
        warp.fill(pass, sample, shape, uv[0], uv[1]);
        return uv;
    }

    private void gather(float[] x, float[] y, int start, float[] u, float[] v) {
        int channels = shape.channels();
        for (int i = 0; i < shape.pixels(); i++) {
            int column = (int) Math.floor(u[i]);
            int row = (int) Math.floor(v[i]);
            float right = u[i] - column;
            float below = v[i] - row;
            for (int c = start; c < start + channels; c++) {
                float upper = (1 - right) * at(x, c, column, row) + right * at(x, c, column + 1, row);
                float lower = (1 - right) * at(x, c, column, row + 1) + right * at(x, c, column + 1, row + 1);
                y[c + i * channels] = (1 - below) * upper + below * lower;
            }
        }
    }

    private boolean inside(int column, int row) {
        return column >= 0 && column < shape.width() && row >= 0 && row < shape.height();
    }

    private float at(float[] x, int start, int column, int row) {
        return inside(column, row) ? x[start + (row * shape.width() + column) * shape.channels()] : fill;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(dy.rows, dy.columns);
        Arrays.fill(dx.data, 0);
        Parallel.forRange(dy.columns, 1, (from, to) -> {
            for (int s = from; s < to; s++) {
                float[][] uv = coordinates(s);
                scatter(dy.data, dx.data, s * shape.size(), uv[0], uv[1]);
            }
        });
        return dx;
    }

    private void scatter(float[] dy, float[] dx, int start, float[] u, float[] v) {
        int channels = shape.channels();
        for (int i = 0; i < shape.pixels(); i++) {
            int column = (int) Math.floor(u[i]);
            int row = (int) Math.floor(v[i]);
            float right = u[i] - column;
            float below = v[i] - row;
            for (int c = start; c < start + channels; c++) {
                float gradient = dy[c + i * channels];
                add(dx, c, column, row, (1 - right) * (1 - below) * gradient);
                add(dx, c, column + 1, row, right * (1 - below) * gradient);
                add(dx, c, column, row + 1, (1 - right) * below * gradient);
                add(dx, c, column + 1, row + 1, right * below * gradient);
            }
        }
    }

    private void add(float[] dx, int start, int column, int row, float gradient) {
        if (inside(column, row)) dx[start + (row * shape.width() + column) * shape.channels()] += gradient;
    }
}
