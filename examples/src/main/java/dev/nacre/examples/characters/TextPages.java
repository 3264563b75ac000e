package dev.nacre.examples.characters;

import dev.nacre.Batch;
import dev.nacre.Pass;
import dev.nacre.Shape;
import dev.nacre.TrainingData;
import dev.nacre.compute.Permutation;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;

/**
 * A text as sequences of so many characters each; the target of a character is the one behind it, one-hot. Batches are
 * made when they are read: all at once would take the length of the text times the size of the alphabet.
 *
 * @param text numbers of characters
 * @param from first character
 * @param to after the last character
 * @param kinds size of the alphabet
 * @param page characters in a sequence
 */
record TextPages(int[] text, int from, int to, int kinds, int page) implements TrainingData {
    private int count() {
        return (to - from - 1 + page - 1) / page;
    }

    @Override
    public int inputs() {
        return page;
    }

    @Override
    public int targets() {
        return page * kinds;
    }

    @Override
    public Shape shape() {
        return new Shape(page, 1, 1);
    }

    @Override
    public OptionalLong sampleCount() {
        return OptionalLong.of(count());
    }

    /** The last sequence may be shorter. */
    @Override
    public boolean missing() {
        return true;
    }

    @Override
    public Pass shuffled(int size, long seed) {
        return pass(Permutation.of(count(), new SplittableRandom(seed)), size);
    }

    @Override
    public Pass inOrder(int size) {
        return pass(IntStream.range(0, count()).toArray(), size);
    }

    private Pass pass(int[] order, int size) {
        return Pass.of(IntStream.iterate(0, first -> first < order.length, first -> first + size)
                .mapToObj(first -> batch(Arrays.copyOfRange(order, first, Math.min(order.length, first + size))))
                .iterator());
    }

    private Batch batch(int[] pages) {
        FloatMatrix x = new FloatMatrix(page, pages.length);
        FloatMatrix t = new FloatMatrix(page * kinds, pages.length);
        for (int s = 0; s < pages.length; s++)
            for (int step = 0; step < page; step++) {
                int at = from + pages[s] * page + step;
                int place = s * page + step;
                if (at + 1 < to) {
                    x.data[place] = text[at];
                    t.data[place * kinds + text[at + 1]] = 1;
                } else {
                    x.data[place] = Float.NaN;
                    Arrays.fill(t.data, place * kinds, (place + 1) * kinds, Float.NaN);
                }
            }
        return new Batch(x, t);
    }
}
