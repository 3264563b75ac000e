package dev.nacre.examples;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a GAN does after an epoch: by its discriminator, by the judge, and by a comparison of the images.
 *
 * @param number counted from 1
 * @param right share of images that the discriminator took for what they are; 0.5 if it can't tell
 * @param loss the generator's loss; 0.69 if the discriminator can't tell
 * @param clear share of generated images that the judge is sure about
 * @param kinds effective number of digits among them, at most 10
 * @param variety distance from a generated image to the most similar other one, relative to that of real images
 * @param changed share of codes that give another digit than after the epoch before
 */
record GanEpoch(int number, double right, double loss, double clear, double kinds, double variety, double changed) {
    static final String HEADING = "epoch  right   loss  clear  kinds  variety  changed";

    /** A line below the heading. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%5d  %5.2f  %5.2f  %5.2f  %5.1f  %7.2f  %7.2f",
                number,
                right,
                loss,
                clear,
                kinds,
                variety,
                changed);
    }

    /** Exactly, for checkpoints. */
    String exact() {
        return number + " " + right + " " + loss + " " + clear + " " + kinds + " " + variety + " " + changed;
    }

    /** From its {@link #exact} text. */
    static GanEpoch of(String exact) {
        double[] d =
                Stream.of(exact.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new GanEpoch((int) d[0], d[1], d[2], d[3], d[4], d[5], d[6]);
    }
}
