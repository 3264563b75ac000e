package dev.nacre.autoencoders;

import dev.nacre.Batch;
import dev.nacre.Checks;
import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Loss;
import dev.nacre.Mode;
import dev.nacre.Parameter;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Elementary;
import dev.nacre.compute.Noise;
import dev.nacre.compute.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jblas.FloatMatrix;

/** A built variational autoencoder. */
public final class VariationalLayer implements Generative, Encoding {
    private final int inputs;
    private final Layer hidden;
    private final Layer mean;
    private final Layer logVariance;
    private final Layer encoder;
    private final Layer decoder;
    private final Loss loss;
    private final float beta;
    private final Noise noise;
    private final List<Child> children;
    private final List<Child> pretrainingChildren;
    private final List<Parameter> pretrainingParameters;
    private final Buffer codes = new Buffer();
    private final Buffer deviations = new Buffer();
    private final Buffer gradients = new Buffer();
    private final Buffer meanGradients = new Buffer();
    private final Buffer logVarianceGradients = new Buffer();
    private final Buffer hiddenGradients = new Buffer();

    VariationalLayer(
            int inputs,
            Layer hidden,
            Layer mean,
            Layer logVariance,
            Layer decoder,
            Loss loss,
            float beta,
            Noise noise) {
        this.inputs = inputs;
        this.hidden = hidden;
        this.mean = mean;
        this.logVariance = logVariance;
        List<Child> up = new ArrayList<>(hidden.children());
        up.add(Around.previous("mean", mean));
        this.children = List.copyOf(up);
        this.pretrainingChildren = List.of(new Child("logVariance", logVariance), new Child("", decoder));
        this.encoder = new LayerChain(mean.shape(), children);
        this.decoder = decoder;
        this.loss = loss;
        this.beta = beta;
        this.noise = noise;
        List<Parameter> all = new ArrayList<>(Layers.parameters(encoder));
        all.addAll(Layers.parameters(logVariance));
        all.addAll(Layers.parameters(decoder));
        pretrainingParameters = List.copyOf(all);
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
    public List<Child> pretrainingChildren() {
        return pretrainingChildren;
    }

    @Override
    public List<Parameter> pretrainingParameters() {
        return pretrainingParameters;
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
        Checks.requireInputs("variational", inputs, x);
        return encoder.forward(x, mode);
    }

    @Override
    public double pretrain(Batch batch) {
        FloatMatrix x = batch.x();
        Checks.requireInputs("variational", inputs, x);
        loss.requireTargets("variational", x);
        FloatMatrix features = hidden.forward(x, Mode.TRAIN);
        FloatMatrix mu = mean.forward(features, Mode.TRAIN);
        FloatMatrix logVar = logVariance.forward(features, Mode.TRAIN);
        FloatMatrix deviation = deviations.of(mu.rows, mu.columns);
        FloatMatrix code = codes.of(mu.rows, mu.columns);
        draw(mu, logVar, deviation, code);
        FloatMatrix y = decoder.forward(code, Mode.TRAIN);
        FloatMatrix dy = gradients.of(y.rows, y.columns);
        double error = loss.gradient(y, new Batch(x, x, batch.weights()), dy);
        backward(decoder.backward(dy, true), mu, logVar, deviation);
        return error + beta * divergence(mu, logVar) / inputs + Layers.ownLoss(hidden) + Layers.ownLoss(decoder);
    }

    /** z = μ + σ·ε; keeps σ·ε. */
    private void draw(FloatMatrix mu, FloatMatrix logVar, FloatMatrix deviation, FloatMatrix code) {
        long pass = noise.next();
        Parallel.forRange(mu.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                deviation.data[i] = Elementary.exp(0.5f * logVar.data[i]) * Noise.gaussian(pass, i);
                code.data[i] = mu.data[i] + deviation.data[i];
            }
        });
    }

    private void backward(FloatMatrix dz, FloatMatrix mu, FloatMatrix logVar, FloatMatrix deviation) {
        FloatMatrix dMu = meanGradients.of(mu.rows, mu.columns);
        FloatMatrix dLogVar = logVarianceGradients.of(mu.rows, mu.columns);
        float factor = beta / inputs / mu.columns;
        Parallel.forRange(mu.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                dMu.data[i] = dz.data[i] + factor * mu.data[i];
                dLogVar.data[i] = 0.5f * (dz.data[i] * deviation.data[i] + factor * (float) Math.expm1(logVar.data[i]));
            }
        });
        boolean deeper = !Layers.parameters(hidden).isEmpty();
        FloatMatrix byMean = mean.backward(dMu, deeper);
        FloatMatrix byLogVar = logVariance.backward(dLogVar, deeper);
        if (!deeper) return;
        FloatMatrix sum = hiddenGradients.of(byMean.rows, byMean.columns);
        Parallel.forRange(sum.length, (from, to) -> {
            for (int i = from; i < to; i++) sum.data[i] = byMean.data[i] + byLogVar.data[i];
        });
        hidden.backward(sum, false);
    }

    /** Kingma and Welling, 2014, appendix B: ½ Σ (μ² + σ² − 1 − log σ²). */
    private static double divergence(FloatMatrix mu, FloatMatrix logVar) {
        double sum = 0;
        for (int i = 0; i < mu.length; i++)
            sum += (double) mu.data[i] * mu.data[i] + Math.expm1(logVar.data[i]) - logVar.data[i];
        return sum / 2 / mu.columns;
    }

    /**
     * The divergence of the distributions of the codes from the standard normal distribution; changes nothing.
     *
     * @param x inputs × samples
     * @return Kullback–Leibler divergence in nats, the mean over the samples
     */
    public double divergence(FloatMatrix x) {
        return divergence(encode(x), encodeLogVariance(x));
    }

    /**
     * The log-variances of the distributions of the codes, whose means are the result of {@link #encode}; changes
     * nothing.
     *
     * @param x inputs × samples
     * @return outputs × samples
     */
    public FloatMatrix encodeLogVariance(FloatMatrix x) {
        Checks.requireInputs("variational", inputs, x);
        return logVariance.forward(hidden.forward(x, Mode.INFER), Mode.INFER);
    }

    @Override
    public FloatMatrix generate(int samples, RandomGenerator random) {
        FloatMatrix code = new FloatMatrix(outputs(), samples);
        for (int i = 0; i < code.length; i++) code.data[i] = (float) random.nextGaussian();
        return decode(code);
    }

    @Override
    public String toString() {
        return "variational " + inputs + "-" + outputs();
    }
}
