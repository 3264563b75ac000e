package dev.nacre.examples;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/** Trains a GAN on digits; after each epoch it evaluates the images that the same codes give. */
final class GanRun {
    /** Number of images for the evaluation. */
    private static final int SAMPLES = 500;

    /** Number of images that are kept to show how they change. */
    private static final int SHOWN = 20;

    private final Gan gan;
    private final Judge judge;
    private final long seed;
    private final Samples real;
    private final int candidates;
    private final FloatMatrix codes;
    private final double realVariety;
    private final List<GanEpoch> epochs = new ArrayList<>();
    private final Map<Integer, FloatMatrix> shown = new TreeMap<>();
    private FloatMatrix images;
    private Judge.Verdict verdict;

    /** Of as many candidates as given, the discriminator chooses one. */
    GanRun(GanPlan plan, int candidates, Handwriting digits, Judge judge, long seed) {
        gan = new Gan(plan, seed);
        this.judge = judge;
        this.seed = seed;
        Shape shape = new Shape(digits.ink().side(), digits.ink().side(), 1);
        Layer scaling = Plugins.parse(LayerSpec.class, digits.scaling()).build(shape, new SplittableRandom(seed));
        real = digits.train().samples().shaped(shape).through(scaling);
        this.candidates = candidates;
        codes = Gan.draw(new FloatMatrix(plan.codes(), SAMPLES * candidates), seed);
        realVariety = Variety.of(first(judge.pixels(digits.test()), SAMPLES));
        generate();
    }

    private static FloatMatrix first(FloatMatrix images, int count) {
        int most = Math.min(count, images.columns);
        return new FloatMatrix(images.rows, most, Arrays.copyOf(images.data, images.rows * most));
    }

    private void generate() {
        images = gan.generate(codes, candidates);
        verdict = judge.of(images);
    }

    /** Trains for one more epoch. */
    GanEpoch next() {
        int number = epochs.size() + 1;
        int[] before = verdict.classes();
        Gan.Figures figures = gan.epoch(real, new SplittableRandom(seed + number).nextLong());
        generate();
        int[] now = verdict.classes();
        double changed =
                IntStream.range(0, now.length).filter(i -> now[i] != before[i]).count();
        epochs.add(new GanEpoch(
                number,
                figures.right(),
                figures.loss(),
                verdict.sure(),
                verdict.kinds(),
                Variety.of(images) / realVariety,
                changed / now.length));
        if (Integer.bitCount(number) == 1) shown.put(number, first(images, SHOWN));
        return epochs.get(number - 1);
    }

    /** Saves all that the next epoch depends on. */
    void save(GanCheckpoint checkpoint) throws IOException {
        checkpoint.write(gan.state(), shown, gan.position(), epochs);
    }

    /** Continues after the epochs of a checkpoint, with the same results as without a break. */
    void resume(GanCheckpoint checkpoint) throws IOException {
        checkpoint.read(gan.state(), shown, gan::resume, epochs);
        generate();
    }

    /** The newest of the {@link #epochs}. */
    GanEpoch last() {
        return epochs.get(epochs.size() - 1);
    }

    /** Oldest first. */
    List<GanEpoch> epochs() {
        return Collections.unmodifiableList(epochs);
    }

    /** The images of the first codes after some of the epochs: epoch → pixels × images. */
    Map<Integer, FloatMatrix> shown() {
        return shown;
    }

    /** The images after the last epoch, pixels × images, from 0 to 1. */
    FloatMatrix images() {
        return images;
    }

    Model generator() {
        return gan.generator();
    }
}
