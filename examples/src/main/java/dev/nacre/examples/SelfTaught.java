package dev.nacre.examples;

import dev.nacre.DerivedData;
import dev.nacre.Pass;
import dev.nacre.Samples;
import dev.nacre.TrainingData;
import dev.nacre.data.Dataset;
import dev.nacre.model.Model;
import org.jblas.FloatMatrix;

/**
 * All images, with the network's own predictions as targets, together with the labelled images. In training there is
 * noise between the layers, and the targets come from inference without it: the network learns to predict the same with
 * noise as without. After each pass the targets move towards the newest predictions (temporal ensembling; Laine and
 * Aila, 2017, arXiv:1610.02242). They are divided by their mean over the images, as all digits are about equally
 * frequent, and sharpened by squaring (both as in Berthelot et al., 2020, arXiv:1911.09785, sections 3.1 and 3.2).
 */
final class SelfTaught implements DerivedData {
    /** The weight of the older predictions. */
    private static final float MEMORY = 0.3f;

    /** Labelled images are repeated until they are about one in this many. */
    private static final int ONE_IN = 20;

    private final Model model;
    private final FloatMatrix images;
    private final FloatMatrix beliefs;
    private final Samples samples;
    private boolean started;

    /**
     * Begins with given targets.
     *
     * @param model the network that is trained, and that predicts the targets
     * @param images features × samples
     * @param labelled some of the images, with classes
     * @param beliefs the targets, classes × samples, probabilities; changed
     */
    SelfTaught(Model model, FloatMatrix images, Dataset labelled, FloatMatrix beliefs) {
        this.model = model;
        this.images = images;
        this.beliefs = beliefs;
        Samples known = labelled.samples();
        int times = Math.max(1, images.columns / ONE_IN / labelled.size());
        samples = new Samples(
                joined(images, known.x(), times),
                joined(new FloatMatrix(beliefs.rows, beliefs.columns), known.t(), times));
    }

    private static FloatMatrix joined(FloatMatrix first, FloatMatrix second, int times) {
        FloatMatrix all = new FloatMatrix(first.rows, first.columns + times * second.columns);
        System.arraycopy(first.data, 0, all.data, 0, first.length);
        for (int i = 0; i < times; i++)
            System.arraycopy(second.data, 0, all.data, first.length + i * second.length, second.length);
        return all;
    }

    int size() {
        return samples.size();
    }

    @Override
    public TrainingData source() {
        return samples;
    }

    /** A new pass begins, so the network was trained in the one before. */
    @Override
    public Pass shuffled(int size, long seed) {
        if (started) learnFromItself();
        started = true;
        setTargets();
        return samples.shuffled(size, seed);
    }

    @Override
    public Pass inOrder(int size) {
        return samples.inOrder(size);
    }

    private void learnFromItself() {
        FloatMatrix newest = model.predict(images);
        for (int i = 0; i < newest.length; i++)
            beliefs.data[i] = MEMORY * beliefs.data[i] + (1 - MEMORY) * newest.data[i];
    }

    private void setTargets() {
        int classes = beliefs.rows;
        double[] sums = new double[classes];
        for (int i = 0; i < beliefs.length; i++) sums[i % classes] += beliefs.data[i];
        float[] targets = samples.t().data;
        for (int s = 0; s < beliefs.length; s += classes) {
            double all = 0;
            for (int c = 0; c < classes; c++) all += sharpened(beliefs.data[s + c], sums[c]);
            for (int c = 0; c < classes; c++) targets[s + c] = (float) (sharpened(beliefs.data[s + c], sums[c]) / all);
        }
    }

    private static double sharpened(double belief, double sum) {
        double relative = belief / Math.max(sum, Float.MIN_NORMAL);
        return relative * relative;
    }
}
