package dev.nacre.report;

/** Turns numbers into colours that are see-through towards zero, so that they suit any background. */
@FunctionalInterface
public interface Palette {
    /**
     * The colour of a number.
     *
     * @param value the number
     * @return alpha, red, green, blue, eight bits each
     */
    int argb(float value);

    /**
     * Black ink.
     *
     * @param full the value of full ink; 0 and less is none
     * @return the palette
     */
    static Palette ink(float full) {
        return value -> alpha(value / full) << 24;
    }

    /**
     * Blue above zero, orange below.
     *
     * @param full the absolute value of full colour
     * @return the palette
     */
    static Palette signed(float full) {
        return value -> alpha(Math.abs(value) / full) << 24 | (value > 0 ? 0x2f74d0 : 0xe07b28);
    }

    private static int alpha(float share) {
        return Math.round(255 * Math.max(0, Math.min(1, share)));
    }
}
