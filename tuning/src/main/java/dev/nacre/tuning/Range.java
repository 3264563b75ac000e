package dev.nacre.tuning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** What may stand at one place of a text. A position, at least 0 and below 1, says which. */
sealed interface Range {
    /** The text at a position. */
    String at(double position);

    /** How many different values there are; 0 if they are endless. */
    int size();

    /** Whether a best value here asks for a wider range. */
    boolean atEdge(double position);

    /**
     * Numbers from one to another, by equal differences or, {@code log}, by equal ratios; whole ones are both possible.
     */
    record Numbers(double from, double to, boolean log, boolean whole) implements Range {
        private static final double EDGE = 0.05;

        public Numbers {
            if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to))
                throw new IllegalArgumentException("a range must go up, not from " + from + " to " + to);
            if (log && !(from > 0))
                throw new IllegalArgumentException("a range by ratios must be above 0, not from " + from);
        }

        private double number(double position) {
            double end = whole ? to + 1 : to;
            double number = log ? from * Math.pow(end / from, position) : from + (end - from) * position;
            return whole ? Math.min(to, Math.floor(number)) : number;
        }

        /** Four digits: what is printed is what is tried. */
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
        public boolean atEdge(double position) {
            if (!whole) return position < EDGE || position > 1 - EDGE;
            double number = number(position);
            return number == from || number == to;
        }
    }

    /** One of several texts. */
    record Choice(List<String> texts) implements Range {
        @Override
        public String at(double position) {
            return texts.get((int) (position * texts.size()));
        }

        @Override
        public int size() {
            return texts.size();
        }

        @Override
        public boolean atEdge(double position) {
            return false;
        }
    }
}
