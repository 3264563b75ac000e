package dev.nacre.report;

/** Maps numbers to colours. Numbers near zero are transparent, so that the colours suit any background. */
@FunctionalInterface
public interface Palette {
    /**
     * The colour of a number.
     *
     * @param value the number
     * @return alpha, red, green, blue: eight bits each, from the highest
     */
    int argb(float value);

    /**
     * Black ink.
     *
     * @param full the value of full black; values of 0 and less are transparent
     * @return the palette
     */
    static Palette ink(float full) {
        return value -> alpha(value / full) << 24;
    }

    /**
     * Blue above zero, orange below.
     *
     * @param full the absolute value with full colour
     * @return the palette
     */
    static Palette signed(float full) {
        return value -> alpha(Math.abs(value) / full) << 24 | (value > 0 ? 0x2f74d0 : 0xe07b28);
    }

    private static int alpha(float share) {
        return Math.round(255 * Math.max(0, Math.min(1, share)));
    }
}
