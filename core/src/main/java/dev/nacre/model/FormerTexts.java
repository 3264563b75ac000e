package dev.nacre.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of model files that were written before samples had shapes: augmentations then said themselves how wide and high pictures are.
 * Their sizes become the shape of the inputs.
 */
final class FormerTexts {
    private static final Pattern SIZES = Pattern.compile(
            "\\b(?:shift|rotate|zoom|crop|reflect|elastic)\\([^()]*?(,? ?width=([0-9]+), height=([0-9]+))");

    private final String network;
    private final String inputs;

    FormerTexts(String network, String inputs) {
        StringBuilder text = new StringBuilder(network);
        String shape = inputs;
        for (Matcher m = SIZES.matcher(text); m.find(); m = SIZES.matcher(text)) {
            if (inputs.matches("[1-9][0-9]{0,8}")) shape = shape(Integer.parseInt(inputs), m.group(2), m.group(3));
            text.delete(m.start(1), m.end(1));
        }
        this.network = text.toString().replace("(, ", "(");
        this.inputs = shape;
    }

    /** Width 0 stood for a row as long as there were inputs for. */
    private static String shape(int inputs, String width, String height) {
        long rows = Math.max(1, Long.parseLong(height));
        long pixels = width.equals("0") ? inputs / rows : Long.parseLong(width);
        long channels = pixels == 0 ? 0 : inputs / (rows * pixels);
        return channels * rows * pixels == inputs ? rows + "x" + pixels + "x" + channels : Integer.toString(inputs);
    }

    String network() {
        return network;
    }

    String inputs() {
        return inputs;
    }
}
