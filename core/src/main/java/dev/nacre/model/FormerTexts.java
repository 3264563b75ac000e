package dev.nacre.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Network texts of model files that were written before samples had shapes. Augmentations then had components for the
 * width and height of images: these become the shape of the inputs. {@code channelMean} had one for the number of
 * channels: it is dropped, because what was fitted is in the file. Such a model still expects colour images channel by
 * channel. A file in which {@code batchNorm} or {@code prelu} gets images is refused: its weights are per pixel.
 */
final class FormerTexts {
    private static final String SIZE = "([0-9]{1,9})";
    private static final Pattern IMAGE_SIZE = Pattern.compile(
            "\\b(?:shift|rotate|zoom|crop|reflect|elastic)\\([^()]*?(, width=" + SIZE + ", height=" + SIZE + ")");
    private static final Pattern CHANNELS = Pattern.compile("\\bchannelMean\\(channels=" + SIZE + "\\)");

    private final String network;
    private final String inputs;

    FormerTexts(String network, String inputs) {
        StringBuilder text = new StringBuilder(network);
        String shape = inputs;
        for (Matcher m = IMAGE_SIZE.matcher(text); m.find(); m = IMAGE_SIZE.matcher(text)) {
            if (inputs.matches("[1-9][0-9]{0,8}")) shape = shape(Integer.parseInt(inputs), m.group(2), m.group(3));
            text.delete(m.start(1), m.end(1));
        }
        this.network = CHANNELS.matcher(text).replaceAll("channelMean");
        this.inputs = shape;
    }

    /** A width of 0 meant as many pixels in each row as the inputs allow. */
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
