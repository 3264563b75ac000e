package dev.nacre.examples;

import dev.nacre.Batch;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Mode;
import dev.nacre.Network;
import dev.nacre.Parameter;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.compute.Argmax;
import dev.nacre.compute.Buffer;
import dev.nacre.compute.Noise;
import dev.nacre.losses.Mse;
import dev.nacre.model.Model;
import dev.nacre.model.Transfer;
import dev.nacre.training.Objective;
import dev.nacre.training.Updater;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jblas.FloatMatrix;

/**
 * A generative adversarial network: a generator makes images of random numbers, its codes; a discriminator learns to
 * tell them from real ones; the generator learns to be taken for real. Goodfellow et al., 2014, arXiv:1406.2661,
 * algorithm 1 with one step each, and the generator's loss −log D of section 3.
 */
final class Gan {
    /** The target of real images: a discriminator that is never sure goes on teaching. Salimans et al., 2016. */
    private static final float REAL = 0.9f;

    private final GanPlan plan;
    private final Network network;
    private final Layer generator;
    private final Layer discriminator;
    private final Objective judging;
    private final Objective fooling;
    private final Updater judge;
    private final Updater forger;
    private final Noise noise;
    private final Buffer codes = new Buffer();
    private final Buffer images = new Buffer();
    private final Buffer targets = new Buffer();

    Gan(GanPlan plan, long seed) {
        this.plan = plan;
        network = new Network(plan.network(), Shape.flat(plan.codes()), seed);
        generator = network.layer().children().get(0).layer();
        discriminator = network.layer().children().get(1).layer();
        judging = new GanSide(network, discriminator, discriminator);
        fooling = new GanSide(network, generator, network.layer());
        judge = new Updater(plan.discriminatorOptimizer(), judging.parameters());
        forger = new Updater(plan.generatorOptimizer(), fooling.parameters());
        noise = new Noise(new SplittableRandom(seed));
    }

    /**
     * Means over an epoch.
     *
     * @param right share of images that the discriminator takes for what they are; 0.5 if it can't tell
     * @param loss the generator's loss; 0.69 if the discriminator can't tell
     */
    record Figures(double right, double loss) {}

    /** Passes over the images once. The order follows from the seed. */
    Figures epoch(Samples real, long seed) {
        double right = 0;
        double loss = 0;
        int steps = 0;
        try (Pass batches = real.shuffled(GanPlan.BATCH, seed)) {
            for (; batches.hasNext(); steps++) {
                right += judge(batches.next().x());
                loss += fool();
            }
        }
        return new Figures(right / steps, loss / steps);
    }

    private double judge(FloatMatrix real) {
        int n = real.columns;
        FloatMatrix forged = generator.forward(codes(n), Mode.TRAIN);
        FloatMatrix x = images.of(real.rows, 2 * n);
        System.arraycopy(real.data, 0, x.data, 0, real.length);
        System.arraycopy(forged.data, 0, x.data, real.length, forged.length);
        FloatMatrix t = targets.of(1, 2 * n);
        Arrays.fill(t.data, 0, n, REAL);
        Arrays.fill(t.data, n, 2 * n, 0);
        judge.clearGradients();
        Objective.Result result = judging.addGradients(new Batch(x, t));
        judge.apply();
        return result.metrics()[0];
    }

    private double fool() {
        freezeDiscriminator(true);
        FloatMatrix t = targets.of(1, GanPlan.BATCH);
        Arrays.fill(t.data, 0, t.length, 1);
        double loss = forger.step(fooling, new Batch(codes(GanPlan.BATCH), t));
        freezeDiscriminator(false);
        return loss;
    }

    /** Its gradients are not needed while the generator learns. */
    private void freezeDiscriminator(boolean frozen) {
        for (Parameter p : judging.parameters()) p.trainable(!frozen);
    }

    private FloatMatrix codes(int count) {
        return draw(codes.of(plan.codes(), count), noise.next());
    }

    /** Fills a matrix with standard normal numbers that follow from the seed. */
    static FloatMatrix draw(FloatMatrix codes, long seed) {
        Arrays.fill(codes.data, 0);
        Noise.addGaussians(seed, 0, 1, codes.data, 0, codes.length);
        return codes;
    }

    /** The generator with averaged weights, as a model of its own. */
    Model generator() {
        Network copy = new Network(plan.generator(), Shape.flat(plan.codes()), 0);
        forger.exchangeAverages();
        Transfer.copy(generator, copy.layer());
        forger.exchangeAverages();
        return new Model(copy, new Mse());
    }

    /**
     * Generates images, and lets the discriminator choose: of the images of some successive codes, the one that it
     * takes rather for real (after Azadi et al., 2019, arXiv:1810.06758).
     *
     * @param candidates number of codes for an image; with 1 there is no choice
     */
    FloatMatrix generate(FloatMatrix codes, int candidates) {
        FloatMatrix all = generator().predict(codes);
        FloatMatrix real = discriminator.forward(all, Mode.INFER);
        FloatMatrix chosen = new FloatMatrix(all.rows, codes.columns / candidates);
        for (int i = 0; i < chosen.columns; i++) {
            int first = i * candidates;
            int best = first + Argmax.of(real.data, first, first + candidates);
            System.arraycopy(all.data, best * all.rows, chosen.data, i * all.rows, all.rows);
        }
        return chosen;
    }

    /** The matrices that the next step depends on: parameters and what the optimizers keep. */
    Map<String, FloatMatrix> state() {
        Map<String, FloatMatrix> state = new LinkedHashMap<>();
        for (Parameter p : network.parameters()) state.put(network.name(p), p.value());
        judge.state(network::name).forEach((name, matrix) -> state.put("discriminator." + name, matrix));
        forger.state(network::name).forEach((name, matrix) -> state.put("generator." + name, matrix));
        return state;
    }

    /** The numbers that it depends on besides: steps done, and the positions of the sources of noise. */
    List<String> position() {
        List<String> position = new ArrayList<>(List.of(Long.toString(forger.steps()), noise.state()));
        for (Noise each : Layers.allNoises(network.layer())) position.add(each.state());
        return position;
    }

    /** Continues from a {@link #position}, when the matrices of {@link #state} are restored. */
    void resume(List<String> position) {
        judge.resume(Long.parseLong(position.get(0)));
        forger.resume(Long.parseLong(position.get(0)));
        noise.restore(position.get(1));
        List<Noise> noises = Layers.allNoises(network.layer());
        for (int i = 0; i < noises.size(); i++) noises.get(i).restore(position.get(i + 2));
    }
}
