package dev.nacre;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network as a table with one row for each layer. Inner layers are indented below the layer that contains them. */
final class NetworkSummary {
    private final List<String[]> rows = new ArrayList<>();

    private NetworkSummary() {}

    static String of(Network network) {
        NetworkSummary summary = new NetworkSummary();
        summary.rows.add(new String[] {"layer", "output", "weights"});
        summary.rows.add(new String[] {"input", network.inputShape().toString(), ""});
        summary.add(network.layer(), "", "");
        long all = count(network.parameters(), false);
        return summary.table()
                + String.format(
                        Locale.ROOT, "%,d weights, %,d of them trainable", all, count(network.parameters(), true));
    }

    private void add(Layer layer, String name, String indent) {
        if (!(layer instanceof LayerSequence) || !name.isEmpty())
            rows.add(new String[] {
                indent + (name.isEmpty() ? "" : name + " ") + layer.name(),
                layer.shape().toString(),
                String.format(Locale.ROOT, "%,d", count(Layers.allParameters(layer), false))
            });
        String inner = layer instanceof LayerSequence && name.isEmpty() ? indent : indent + "  ";
        for (Child child : layer.children()) if (!child.name().isEmpty()) add(child.layer(), child.name(), inner);
    }

    /** Statistics, such as a moving mean, are no weights. */
    private static long count(List<Parameter> parameters, boolean trainable) {
        return parameters.stream()
                .filter(p -> !p.isStatistic() && (!trainable || p.trainable()))
                .mapToLong(p -> p.value().length)
                .sum();
    }

    private String table() {
        int[] widths = new int[3];
        for (String[] row : rows) for (int i = 0; i < 3; i++) widths[i] = Math.max(widths[i], row[i].length());
        StringBuilder text = new StringBuilder();
        for (String[] row : rows)
            text.append(String.format(
                                    "%-" + widths[0] + "s  %-" + widths[1] + "s  %" + widths[2] + "s",
                                    row[0],
                                    row[1],
                                    row[2])
                            .stripTrailing())
                    .append('\n');
        return text.toString();
    }
}
