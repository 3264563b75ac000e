package dev.nacre.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An epoch as a line of a checkpoint: number, loss, validation loss, seconds, metrics, validation metrics. */
final class EpochText {
    private EpochText() {}

    static String format(Epoch epoch) {
        return String.join(
                " ",
                Integer.toString(epoch.number()),
                Double.toString(epoch.loss()),
                Double.toString(epoch.validationLoss()),
                Double.toString(epoch.seconds()),
                format(epoch.metrics()),
                format(epoch.validationMetrics()));
    }

    private static String format(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }

    /** Throws a NumberFormatException for anything else. */
    static Epoch parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 6) throw new NumberFormatException("not an epoch: " + line);
        return new Epoch(
                Integer.parseInt(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                figures(parts[4]),
                figures(parts[5]),
                Double.parseDouble(parts[3]));
    }

    private static Map<String, Double> figures(String text) {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (text.isEmpty()) return figures;
        for (String figure : text.split(",", -1)) {
            int equals = figure.lastIndexOf('=');
            if (equals < 1) throw new NumberFormatException("not a metric: " + figure);
            figures.put(figure.substring(0, equals), Double.parseDouble(figure.substring(equals + 1)));
        }
        return figures;
    }
}
