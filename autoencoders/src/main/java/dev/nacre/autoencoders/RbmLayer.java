package dev.nacre.autoencoders;

import dev.nacre.Batch;
import dev.nacre.Checks;
import dev.nacre.Child;
import dev.nacre.Identity;
import dev.nacre.Layer;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.layers.DenseLayer;
import dev.nacre.layers.Sigmoid;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.losses.Mse;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** A built restricted Boltzmann machine. */
public final class RbmLayer implements Generative, Encoding {
    /** Number of steps of Gibbs sampling from noise to a new sample. */
    private static final int BURN_IN = 1000;

    private final Gibbs gibbs;
    private final int steps;
    private final Parameter particles;
    private final Noise noise;
    private final DenseLayer encoder;
    private final List<Child> children;
    private final DenseLayer decoder;
    private final Loss loss;
    private final Statistics data;
    private final Statistics model;
    private final Buffer hidden = new Buffer();
    private final Buffer visible = new Buffer();
    private final Buffer particlesHidden = new Buffer();
    private final Buffer unused = new Buffer();

    RbmLayer(Gibbs gibbs, int steps, Parameter particles, Noise noise) {
        this.gibbs = gibbs;
        this.steps = steps;
        this.particles = particles;
        this.noise = noise;
        data = new Statistics(gibbs);
        model = new Statistics(gibbs);
        encoder = new DenseLayer(gibbs.weight(), false, gibbs.bias(), new Sigmoid());
        children = List.of(new Child("", encoder));
        decoder = new DenseLayer(gibbs.weight(), true, gibbs.visibleBias(), new Identity());
        loss = gibbs.gaussian() ? new Mse() : new BinaryCrossEntropy();
    }

    private int inputs() {
        return decoder.outputs();
    }

    private boolean persistent() {
        return particles.value().columns > 0;
    }

    @Override
    public Layer encoder() {
        return encoder;
    }

    @Override
    public List<Child> children() {
        return children;
    }

    @Override
    public List<Parameter> pretrainingParameters() {
        return persistent()
                ? List.of(gibbs.weight(), gibbs.bias(), gibbs.visibleBias(), particles)
                : List.of(gibbs.weight(), gibbs.bias(), gibbs.visibleBias());
    }

    @Override
    public List<Noise> pretrainingNoises() {
        return List.of(noise);
    }

    @Override
    public Layer decoder() {
        return decoder;
    }

    @Override
    public Loss loss() {
        return loss;
    }

    @Override
    public FloatMatrix forward(FloatMatrix x, Mode mode) {
        Checks.requireInputs("rbm", inputs(), x);
        return encoder.forward(x, mode);
    }

    @Override
    public void requireReconstructible(FloatMatrix x) {
        if (!gibbs.gaussian())
            Checks.requireUnitRange(
                    "rbm with binary visible units", x, "scale them to that range, or use rbm(gaussian=true)");
    }

    @Override
    public double pretrain(Batch batch) {
        FloatMatrix x = batch.x();
        Checks.requireInputs("rbm", inputs(), x);
        requireReconstructible(x);
        FloatMatrix h = hidden.of(outputs(), x.columns);
        gibbs.hidden(x, h);
        data.add(x, h, batch.weights(), -1f / x.columns);
        Gibbs.drawBinary(h, noise.next());
        FloatMatrix v = visible.of(x.rows, x.columns);
        gibbs.visibleSums(h, v);
        // unlike value, gradient is vectorised
        double error = loss.gradient(v, new Batch(x, x, batch.weights()), unused.of(v.rows, v.columns));
        if (persistent()) advanceParticles();
        else runFromData(h, v, batch.weights());
        return error;
    }

    /** Needs the first step's hidden states and visible sums. Only the last step's result is not sampled. */
    private void runFromData(FloatMatrix h, FloatMatrix v, FloatMatrix weights) {
        gibbs.toMeans(v);
        for (int k = 1; k < steps; k++) {
            gibbs.drawVisible(v, noise.next());
            gibbs.hidden(v, h);
            Gibbs.drawBinary(h, noise.next());
            gibbs.visible(h, v);
        }
        gibbs.hidden(v, h);
        model.add(v, h, weights, 1f / v.columns);
    }

    private void advanceParticles() {
        FloatMatrix v = particles.value();
        FloatMatrix h = particlesHidden.of(outputs(), v.columns);
        for (int k = 0; k < steps; k++) sample(v, h, noise.next(), noise.next());
        gibbs.hidden(v, h);
        model.add(v, h, null, 1f / v.columns);
    }

    private void sample(FloatMatrix v, FloatMatrix h, long hiddenPass, long visiblePass) {
        gibbs.hidden(v, h);
        Gibbs.drawBinary(h, hiddenPass);
        gibbs.visible(h, v);
        gibbs.drawVisible(v, visiblePass);
    }

    /**
     * The free energy of samples, −log Σₕ exp(−E(v, h)): the lower, the more probable. If its mean over the training
     * data is well below its mean over held-out data, the machine overfits (Hinton, 2012, section 6). Changes nothing.
     *
     * @param x inputs × samples
     * @return one value for each sample, in nats
     */
    public double[] freeEnergy(FloatMatrix x) {
        Checks.requireInputs("rbm", inputs(), x);
        float[] b = gibbs.visibleBias().value().data;
        FloatMatrix a = new FloatMatrix(outputs(), x.columns);
        gibbs.hiddenSums(x, a);
        double[] energies = new double[x.columns];
        for (int c = 0; c < x.columns; c++) {
            for (int j = c * a.rows; j < (c + 1) * a.rows; j++)
                energies[c] -= Math.max(a.data[j], 0) + Math.log1p(Math.exp(-Math.abs(a.data[j])));
            for (int i = 0; i < b.length; i++) {
                double v = x.data[c * b.length + i];
                energies[c] += gibbs.gaussian() ? (v - b[i]) * (v - b[i]) / 2 : -b[i] * v;
            }
        }
        return energies;
    }

    /**
     * Continues sampling from given visible states; changes nothing.
     *
     * @param start inputs × samples
     * @param count number of steps of block Gibbs sampling, at least 0; each samples all hidden, then all visible units
     * @param random source of random numbers
     * @return inputs × samples, sampled
     */
    public FloatMatrix sample(FloatMatrix start, int count, RandomGenerator random) {
        Checks.requireInputs("rbm", inputs(), start);
        if (count < 0) throw new IllegalArgumentException("count must be >= 0, not " + count);
        Noise source = new Noise(random);
        FloatMatrix v = new FloatMatrix(start.rows, start.columns, start.data.clone());
        FloatMatrix h = new FloatMatrix(outputs(), start.columns);
        for (int k = 0; k < count; k++) sample(v, h, source.next(), source.next());
        return v;
    }

    /**
     * Generates new samples by a thousand steps of Gibbs sampling, which start from some of the persistent chains, if
     * there are any, otherwise from states drawn from the visible biases alone. A machine trained by CD-k is inaccurate
     * far from the data: use persistent chains, or {@link #sample} starting from data, for better samples.
     */
    @Override
    public FloatMatrix generate(int samples, RandomGenerator random) {
        FloatMatrix start = new FloatMatrix(inputs(), samples);
        if (persistent()) {
            FloatMatrix from = particles.value();
            for (int c = 0; c < samples; c++)
                System.arraycopy(
                        from.data, random.nextInt(from.columns) * from.rows, start.data, c * from.rows, from.rows);
        } else {
            gibbs.visible(new FloatMatrix(outputs(), samples), start);
            gibbs.drawVisible(start, random.nextLong());
        }
        return reconstruct(sample(start, BURN_IN, random));
    }

    @Override
    public String toString() {
        return "rbm " + inputs() + "-" + outputs();
    }
}
