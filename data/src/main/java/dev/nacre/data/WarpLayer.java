package dev.nacre.data;

import dev.nacre.Checks;
import dev.nacre.Layer;
import dev.nacre.Mode;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/**
 * Moves pixels in {@link Mode#TRAIN}, each sample in its own way and all its channels alike, and returns its inputs in
 * {@link Mode#INFER}. Between pixels it is bilinear; what lies outside has a fixed value. The way back is the transpose.
 */
final class WarpLayer implements Layer {
    private static final ThreadLocal<float[][]> COORDINATES = ThreadLocal.withInitial(() -> new float[2][0]);

    private final String name;
    private final Raster raster;
    private final int inputs;
    private final float fill;
    private final Warp warp;
    private final Noise noise;
    private final Buffer outputs = new Buffer();
    private final Buffer inputGradients = new Buffer();
    private long pass;

    WarpLayer(String name, Raster raster, float fill, RandomGenerator random, Warp warp) {
        this.name = name;
        this.raster = raster;
        this.inputs = raster.pixels() * raster.channels();
        this.fill = fill;
        this.warp = warp;
        this.noise = new Noise(random);
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public List<Noise> noises() {
        return List.of(noise);
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs(name, inputs, x);
        if (mode == Mode.INFER) return x;
        pass = noise.next();
        FloatMatrix y = outputs.of(inputs, x.columns);
        Parallel.forRange(x.columns, 1, (from, to) -> {
            for (int s = from; s < to; s++) {
                float[][] uv = coordinates(s);
                for (int c = 0; c < raster.channels(); c++) gather(x.data, y.data, start(s, c), uv[0], uv[1]);
            }
        });
        return y;
    }

    private int start(int sample, int channel) {
        return sample * inputs + channel * raster.pixels();
    }

    private float[][] coordinates(int sample) {
        float[][] uv = COORDINATES.get();
        if (uv[0].length < raster.pixels()) for (int i = 0; i < 2; i++) uv[i] = new float[raster.pixels()];
        warp.fill(pass, sample, raster, uv[0], uv[1]);
        return uv;
    }

    private void gather(float[] x, float[] y, int start, float[] u, float[] v) {
        for (int i = 0; i < raster.pixels(); i++) {
            int column = (int) Math.floor(u[i]);
            int row = (int) Math.floor(v[i]);
            float right = u[i] - column;
            float below = v[i] - row;
            float upper = (1 - right) * at(x, start, column, row) + right * at(x, start, column + 1, row);
            float lower = (1 - right) * at(x, start, column, row + 1) + right * at(x, start, column + 1, row + 1);
            y[start + i] = (1 - below) * upper + below * lower;
        }
    }

    private boolean inside(int column, int row) {
        return column >= 0 && column < raster.width() && row >= 0 && row < raster.height();
    }

    private float at(float[] x, int start, int column, int row) {
        return inside(column, row) ? x[start + row * raster.width() + column] : fill;
    }

    @Override
    public FloatMatrix backward(FloatMatrix dy, boolean inputGradient) {
        if (!inputGradient) return null;
        FloatMatrix dx = inputGradients.of(inputs, dy.columns);
        Arrays.fill(dx.data, 0);
        Parallel.forRange(dy.columns, 1, (from, to) -> {
            for (int s = from; s < to; s++) {
                float[][] uv = coordinates(s);
                for (int c = 0; c < raster.channels(); c++) scatter(dy.data, dx.data, start(s, c), uv[0], uv[1]);
            }
        });
        return dx;
    }

    private void scatter(float[] dy, float[] dx, int start, float[] u, float[] v) {
        for (int i = 0; i < raster.pixels(); i++) {
            int column = (int) Math.floor(u[i]);
            int row = (int) Math.floor(v[i]);
            float right = u[i] - column;
            float below = v[i] - row;
            add(dx, start, column, row, (1 - right) * (1 - below) * dy[start + i]);
            add(dx, start, column + 1, row, right * (1 - below) * dy[start + i]);
            add(dx, start, column, row + 1, (1 - right) * below * dy[start + i]);
            add(dx, start, column + 1, row + 1, right * below * dy[start + i]);
        }
    }

    private void add(float[] dx, int start, int column, int row, float gradient) {
        if (inside(column, row)) dx[start + row * raster.width() + column] += gradient;
    }
}
