package dev.nacre.autoencoders.ladder;

import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import org.jblas.FloatMatrix;

/** The inputs as level 0: samples with noise, then unlabelled ones without. They are not normalised. */
final class Bottom implements Rail {
    private final int inputs;
    private final float noise;
    private final Moments moments;
    private final Buffer columns = new Buffer();
    // created once, because a step should not allocate
    private final Parallel.Body arrange = this::arrange;
    private Columns groups;
    private long pass;
    private FloatMatrix x;
    private FloatMatrix arranged;

    Bottom(int inputs, float noise) {
        this.inputs = inputs;
        this.noise = noise;
        moments = new Moments(inputs);
    }

    /** Inputs × all columns; {@code samples} are inputs × samples, labelled ones first. */
    FloatMatrix forward(FloatMatrix samples, Columns layout, long seed) {
        x = samples;
        groups = layout;
        pass = seed;
        arranged = columns.of(inputs, layout.total());
        Parallel.forRange(layout.total(), Math.max(1, Parallel.PIECE / inputs), arrange);
        return arranged;
    }

    private void arrange(int from, int to) {
        int clean = groups.first(Columns.CLEAN);
        float[] all = arranged.data;
        for (int c = from; c < to; c++) {
            int sample = c < clean ? c : groups.labelled() + c - clean;
            System.arraycopy(x.data, sample * inputs, all, c * inputs, inputs);
            if (c < clean) Noise.addGaussians(pass, c * inputs, noise, all, c * inputs, (c + 1) * inputs);
        }
    }

    @Override
    public float[] noisy() {
        return arranged.data;
    }

    @Override
    public float[] clean() {
        return arranged.data;
    }

    @Override
    public Moments moments() {
        return moments;
    }
}
