package dev.nacre.examples.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How pictures are changed at random in training.
 *
 * @param moved whether they are shifted, enlarged and shrunk a little
 * @param mirrored whether left and right are swapped
 * @param side of the pictures, in pixels
 * @param fill value of pixels that come in from outside
 */
record Augmentation(boolean moved, boolean mirrored, int side, float fill) {
    /** A shift by more hides too much of the picture. */
    private static final int SHARE = 12;

    private static final int LEAST_SIDE = 8;

    /** Nothing is changed. */
    static Augmentation none(int side, float fill) {
        return new Augmentation(false, false, side, fill);
    }

    Augmentation moving() {
        return new Augmentation(side >= LEAST_SIDE, mirrored, side, fill);
    }

    Augmentation mirroring(boolean mirror) {
        return new Augmentation(moved, mirror, side, fill);
    }

    List<String> layers() {
        List<String> layers = new ArrayList<>();
        String filled = String.format(Locale.ROOT, ", fill=%.0f", fill);
        if (moved) {
            layers.add("shift(" + Math.max(1, side / SHARE) + filled + ")");
            layers.add("zoom(0.1" + filled + ")");
        }
        if (mirrored) layers.add("reflect");
        return layers;
    }

    /** For people. */
    @Override
    public String toString() {
        String text = (moved ? "shifted, enlarged and shrunk a little" : "")
                + (moved && mirrored ? ", " : "")
                + (mirrored ? "mirrored" : "");
        return text.isEmpty() ? "unchanged" : text;
    }
}
