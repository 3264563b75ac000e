package dev.nacre.examples.characters;

import dev.nacre.LayerSpec;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Shape;
import dev.nacre.data.Embedding;
import dev.nacre.layers.Sequential;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.PerStep;
import dev.nacre.model.Model;
import dev.nacre.plugin.Plugins;
import dev.nacre.recurrent.SequenceStream;
import dev.nacre.recurrent.WindowsObjective;
import dev.nacre.training.EarlyStopping;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import java.util.Arrays;
import java.util.List;

/**
 * A text in three parts by position: the network learns from the first, the second says when to stop, and the last
 * tenth judges. The n-grams learn from both parts before it, and the second one chooses how long their contexts are.
 *
 * @param alphabet the characters of the parts before the last
 * @param text numbers of characters
 * @param training end of the first part
 * @param heldOut begin of the last part
 */
record CharactersRun(Alphabet alphabet, int[] text, int training, int heldOut) {
    /** Steps of a window, through which gradients go. */
    private static final int WINDOW = 25;

    /** Characters through which the state is carried in training, a multiple of windows. */
    private static final int PAGE = 1000;

    private static final int PAGES = 8;

    /** A text and its parts. */
    static CharactersRun of(String text) {
        int characters = text.codePointCount(0, text.length());
        int heldOut = characters / 10 * 9;
        Alphabet alphabet = Alphabet.of(text.substring(0, text.offsetByCodePoints(0, heldOut)));
        return new CharactersRun(alphabet, alphabet.numbers(text), characters / 10 * 8, heldOut);
    }

    private LayerSpec network(int units) {
        return new Sequential(
                Embedding.tokens(alphabet.characters(), 32),
                Plugins.parse(
                        LayerSpec.class,
                        "sequential([lstm(" + units + "), dropout(0.1), eachStep(dense(" + alphabet.size() + "))])"));
    }

    /** Trains for at most so many epochs, and keeps the best. */
    Model learn(int units, int epochs, long seed, Listener progress) {
        TextPages pages = new TextPages(text, 0, training, alphabet.size(), PAGE);
        TextPages validation = new TextPages(text, training, heldOut, alphabet.size(), PAGE);
        Network network = new Network(network(units), new Shape(WINDOW, 1, 1), seed);
        Loss loss = new PerStep(new CrossEntropy(), alphabet.size());
        long batches = (pages.sampleCount().orElseThrow() + PAGES - 1) / PAGES;
        long steps = Math.max(1, epochs * batches * (PAGE / WINDOW));
        Optimizer optimizer =
                Plugins.parse(Optimizer.class, "chain([clipGlobalNorm(1), adam(0.01), cosine(" + steps + ")])");
        Trainer.of(optimizer)
                .batchSize(PAGES)
                .epochs(epochs)
                .seed(seed)
                .minimise(
                        new WindowsObjective(network, loss, List.of()),
                        pages,
                        validation,
                        progress,
                        new EarlyStopping(3));
        return new Model(network, loss);
    }

    /** A stream that has read what is before a place, but the last character. */
    private SequenceStream read(Model model, int to) {
        SequenceStream stream = new SequenceStream(model, WINDOW);
        int from = to - 1 - Math.min(PAGE, to - 1) / WINDOW * WINDOW;
        for (; from < to - 1; from += WINDOW) stream.next(window(from));
        return stream;
    }

    /** NaN behind the end of the text. */
    private float[] window(int from) {
        float[] x = new float[WINDOW];
        for (int step = 0; step < WINDOW; step++) x[step] = from + step < text.length ? text[from + step] : Float.NaN;
        return x;
    }

    /** The mean bits of a character of the held-out text, as it is read from its beginning to its end. */
    double bits(Model model) {
        SequenceStream stream = read(model, heldOut);
        double sum = 0;
        for (int from = heldOut - 1; from < text.length - 1; from += WINDOW) {
            float[] probabilities = stream.next(window(from));
            for (int i = from; i < Math.min(from + WINDOW, text.length - 1); i++)
                sum -= Math.log(probabilities[(i - from) * alphabet.size() + text[i + 1]]) / Math.log(2);
        }
        return sum / (text.length - heldOut);
    }

    /** The context of the n-grams that the second part chooses. */
    int context() {
        double[] bits = new NGrams(alphabet.size(), text, training).bits(text, training, heldOut);
        int best = 0;
        for (int n = 1; n < bits.length; n++) if (bits[n] < bits[best]) best = n;
        return best;
    }

    /** The mean bits of a character of the held-out text by n-grams. */
    double bits(int context) {
        return new NGrams(alphabet.size(), text, heldOut).bits(text, heldOut, text.length)[context];
    }

    /** The last characters before the held-out text. */
    String prompt(int most) {
        StringBuilder prompt = new StringBuilder();
        for (int number : Arrays.copyOfRange(text, Math.max(0, heldOut - most), heldOut))
            prompt.append(alphabet.characters().get(number));
        return prompt.toString();
    }

    /** Writes on where the held-out text begins. */
    String continued(Model model, Continuation continuation, int length) {
        SequenceStream stream = new SequenceStream(model, 1);
        stream.restore(read(model, heldOut).state());
        return continuation.write(stream, text[heldOut - 1], length);
    }
}
