package dev.nacre.examples.lab;

import dev.nacre.report.Axis;
import java.util.ArrayList;
import java.util.List;

/**
 * A number within bounds.
 *
 * @param name its name in addresses
 * @param label the text beside it
 * @param min lowest number
 * @param max highest number
 * @param step distance of two positions; of their logarithms to base 10 if it is logarithmic
 * @param logarithmic whether equal distances are equal factors
 * @param start the number to begin with
 */
record Slider(String name, String label, double min, double max, double step, boolean logarithmic, double start)
        implements Control {
    static Slider linear(String name, String label, double min, double max, double step, double start) {
        return new Slider(name, label, min, max, step, false, start);
    }

    /** Twenty positions for each power of ten. */
    static Slider logarithmic(String name, String label, double min, double max, double start) {
        return new Slider(name, label, min, max, 0.05, true, start);
    }

    @Override
    public String value() {
        return Axis.label(start);
    }

    /** Rounding by a page may lead out of the bounds a little. */
    @Override
    public String checked(String value) {
        try {
            double number = Double.parseDouble(value);
            double slack = 0.01 * Math.min(Math.abs(max), logarithmic ? min : max - min);
            if (number >= min - slack && number <= max + slack)
                return Double.toString(Math.max(min, Math.min(max, number)));
        } catch (NumberFormatException e) {
            // as a number out of bounds
        }
        throw wrong(value, "a number from " + Axis.label(min) + " to " + Axis.label(max));
    }

    @Override
    public String input() {
        List<Object> attributes = new ArrayList<>(List.of("type", "range", "name", name));
        attributes.addAll(List.of("min", position(min), "max", position(max), "step", step, "value", position(start)));
        if (logarithmic) attributes.addAll(List.of("data-logarithmic", true));
        return "<input" + Control.attributes(attributes) + "><output></output>";
    }

    private double position(double number) {
        return logarithmic ? Math.log10(number) : number;
    }
}
