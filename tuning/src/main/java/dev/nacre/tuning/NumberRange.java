package dev.nacre.tuning;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers between two bounds, uniform on a linear scale or, if {@code log}, on a logarithmic one; whole numbers
 * include both bounds.
 */
record NumberRange(double from, double to, boolean log, boolean whole) implements Range {
    private static final double EDGE = 0.05;

    public NumberRange {
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to))
            throw new IllegalArgumentException(
                    "the upper bound of a range must be above the lower one, not from " + from + " to " + to);
        if (log && !(from > 0))
            throw new IllegalArgumentException("a logarithmic range must be above 0, not from " + from);
    }

    private double number(double position) {
        double end = whole ? to + 1 : to;
        double number = log ? from * Math.pow(end / from, position) : from + (end - from) * position;
        return whole ? Math.min(to, Math.floor(number)) : number;
    }

    /** Rounded to four digits, so that the printed value is exactly the value tried. */
    @Override
    public String at(double position) {
        if (whole) return Long.toString((long) number(position));
        return BigDecimal.valueOf(number(position))
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public int size() {
        return whole && to - from < Integer.MAX_VALUE - 1 ? (int) (to - from + 1) : 0;
    }

    @Override
    public double near(double center, double width, double random) {
        return Math.max(0, Math.min(1 - width, center - width / 2)) + width * random;
    }

    @Override
    public boolean atEdge(double position) {
        if (!whole) return position < EDGE || position > 1 - EDGE;
        double number = number(position);
        return number == from || number == to;
    }
}
