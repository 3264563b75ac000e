package dev.nacre.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a chart, with round numbers as ticks.
 *
 * @param from the lower end
 * @param to the upper end, higher
 * @param logarithmic whether the axis is logarithmic; then both ends are above 0
 * @param ticks the tick values, ascending
 */
public record Axis(double from, double to, boolean logarithmic, List<Double> ticks) {
    private static final int INTERVALS = 5;
    private static final double NARROW = 6;
    private static final int MOST_DECADES = 10;
    private static final double SMALL = 1e-5;
    private static final double[] STEPS = {1, 2, 5, 10};

    /**
     * A linear axis that begins and ends at round numbers.
     *
     * @param min lowest value
     * @param max highest value; if it equals the lowest, the value is in the middle of the axis, but 0 at the lower end
     * @return an axis that contains both
     */
    public static Axis linear(double min, double max) {
        if (!(max > min)) {
            double margin = Math.abs(max) * 0.05;
            return margin > 0 ? linear(min - margin, max + margin) : linear(0, 1);
        }
        double span = max - min;
        double rough = span / INTERVALS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = 10 * power;
        for (int i = STEPS.length - 1; i >= 0; i--) if (STEPS[i] * power >= rough * 0.999) step = STEPS[i] * power;
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.floor(min / step + 1e-9);
        long last = (long) Math.ceil(max / step - 1e-9);
        for (long i = first; i <= last; i++) ticks.add(i * step);
        return new Axis(first * step, last * step, false, ticks);
    }

    /**
     * A logarithmic axis that begins and ends near the values.
     *
     * @param min lowest value, above 0
     * @param max highest value
     * @return an axis with ticks at 1, 2 and 5 in every decade; at powers of ten, or every second one and so on,
     *     if that would be too many, at the round numbers of a linear axis if it would be too few
     */
    public static Axis logarithmic(double min, double max) {
        double from = min / 1.1;
        double to = max * 1.1;
        if (to / from < NARROW) {
            List<Double> few = linear(from, to).ticks().stream()
                    .filter(tick -> tick >= from && tick <= to)
                    .toList();
            return new Axis(from, to, true, few);
        }
        boolean wide = to / from > 2000;
        int apart = 1 + (int) (Math.log10(to / from) / MOST_DECADES);
        List<Double> ticks = new ArrayList<>();
        int lowest = Math.floorDiv((int) Math.floor(Math.log10(from)), apart) * apart;
        for (int power = lowest; Math.pow(10, power) <= to; power += apart)
            for (int i = 0; i < (wide ? 1 : 3); i++) {
                double tick = STEPS[i] * Math.pow(10, power);
                if (tick >= from && tick <= to) ticks.add(tick);
            }
        return new Axis(from, to, true, ticks);
    }

    /**
     * The position of a value.
     *
     * @param value any number
     * @return 0 at the lower end, 1 at the upper
     */
    public double at(double value) {
        return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    }

    /**
     * The label of a number on the axis.
     *
     * @param value the number
     * @return at most three significant digits; {@code 1e-7} for a small number
     */
    public static String label(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        if (rounded.signum() == 0) return "0";
        BigDecimal stripped = rounded.stripTrailingZeros();
        boolean small = Math.abs(value) < SMALL * (1 - 1e-9);
        return small ? stripped.toString().toLowerCase(Locale.ROOT) : stripped.toPlainString();
    }
}
