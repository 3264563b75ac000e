package dev.nacre.recurrent;

import dev.nacre.Batch;
import dev.nacre.DerivedData;
import dev.nacre.Pass;
import dev.nacre.Shape;
import dev.nacre.TrainingData;
import dev.nacre.compute.Steps;
import java.util.OptionalLong;
import org.jblas.FloatMatrix;

/**
 * Long sequences cut into windows. A pass takes some sequences at a time, as many as a batch has, through all their
 * windows: each column of a batch continues one of the batch before. What is behind the end of a sequence is missing.
 *
 * @param source the sequences, steps × width × channels
 * @param window what a network reads at once
 * @param outputs targets of one step
 * @param count windows of all sequences, without those behind their ends
 * @param asked mean number of steps with targets in a window
 * @param state goes on with each window of a pass
 */
record Windows(TrainingData source, Shape window, int outputs, long count, double asked, CarriedState state)
        implements DerivedData {
    private static final int BATCH = 64;

    /** Reads the data once. */
    static Windows of(TrainingData source, Shape window, int outputs, CarriedState state) {
        Windows uncounted = new Windows(source, window, outputs, 0, 1, state);
        long[] counts = new long[2];
        source.forEachBatch(BATCH, batch -> {
            for (int s = 0; s < batch.x().columns; s++) {
                counts[0] += (uncounted.length(batch, s) + window.height() - 1) / window.height();
                counts[1] += uncounted.asked(batch.t(), s);
            }
        });
        return new Windows(source, window, outputs, counts[0], counts[1] / Math.max(1.0, counts[0]), state);
    }

    /** The same windows for a state of their own. */
    Windows with(CarriedState other) {
        return new Windows(source, window, outputs, count, asked, other);
    }

    /** Steps of a sequence up to the last one with features or targets. */
    int length(Batch batch, int sample) {
        int features = window.width() * window.channels();
        int length = source.shape().height();
        while (length > 0
                && isMissing(batch.x(), sample, length - 1, features)
                && isMissing(batch.t(), sample, length - 1, outputs)) length--;
        return length;
    }

    private static boolean isMissing(FloatMatrix m, int sample, int step, int width) {
        int from = sample * m.rows + step * width;
        return Steps.isMissing(m.data, from, from + width);
    }

    /** Steps of a sequence, or of a window, that have targets. */
    private int asked(FloatMatrix t, int sample) {
        int there = 0;
        for (int step = 0; step < t.rows / outputs; step++) if (!isMissing(t, sample, step, outputs)) there++;
        return there;
    }

    /** The weight of a window, with which each step that has targets counts the same. */
    float weight(FloatMatrix t, int sample) {
        return (float) (asked(t, sample) / asked);
    }

    @Override
    public Shape shape() {
        return window;
    }

    @Override
    public int targets() {
        return window.height() * outputs;
    }

    @Override
    public OptionalLong sampleCount() {
        return OptionalLong.of(count);
    }

    @Override
    public boolean missing() {
        return true;
    }

    @Override
    public Pass shuffled(int size, long seed) {
        return new WindowPass(this, source.shuffled(size, seed));
    }

    @Override
    public Pass inOrder(int size) {
        return new WindowPass(this, source.inOrder(size));
    }
}
