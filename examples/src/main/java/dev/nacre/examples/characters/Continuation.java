package dev.nacre.examples.characters;

import dev.nacre.compute.Argmax;
import dev.nacre.recurrent.SequenceStream;
import java.util.SplittableRandom;

/** Writes on, one character after the other, each drawn by its probability. */
final class Continuation {
    private final Alphabet alphabet;
    private final double temperature;
    private final SplittableRandom random;

    /**
     * With a source of random numbers of its own.
     *
     * @param alphabet of the text
     * @param temperature probabilities are raised to its inverse: below 1, likely characters become likelier; 0 takes
     *     the likeliest one
     * @param seed determines what is drawn
     */
    Continuation(Alphabet alphabet, double temperature, long seed) {
        this.alphabet = alphabet;
        this.temperature = temperature;
        this.random = new SplittableRandom(seed);
    }

    /** So many characters, after the character with which the stream goes on. */
    String write(SequenceStream stream, int last, int length) {
        StringBuilder written = new StringBuilder();
        int next = last;
        for (int i = 0; i < length; i++) {
            next = draw(stream.next(next));
            written.append(alphabet.characters().get(next));
        }
        return written.toString();
    }

    /** Never number 0, which is no character. */
    int draw(float[] probabilities) {
        if (temperature == 0) return 1 + Argmax.of(probabilities, 1, probabilities.length);
        double[] weights = new double[probabilities.length];
        double sum = 0;
        for (int i = 1; i < weights.length; i++)
            sum += weights[i] = Math.exp(Math.log(probabilities[i] + 1e-30) / temperature);
        double left = random.nextDouble() * sum;
        int drawn = 1;
        while (drawn < weights.length - 1 && (left -= weights[drawn]) > 0) drawn++;
        return drawn;
    }
}
