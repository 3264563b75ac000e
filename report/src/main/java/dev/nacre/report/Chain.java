package dev.nacre.report;

import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Network;
import dev.nacre.layers.Sequential;
import dev.nacre.plugin.Plugins;

/** Shows the layers of a network in order, with the number of outputs of each. */
final class Chain {
    private final StringBuilder html = new StringBuilder();

    private Chain(Network network) {
        add("inputs", network.inputs());
        add(network.spec(), network.layer());
    }

    static Section section(Network network) {
        int weights = network.layer().parameters().stream()
                .filter(parameter -> parameter.trainable())
                .mapToInt(parameter -> parameter.value().length)
                .sum();
        return new Section(
                "The network",
                Frame.format(
                        "<p>%,d trainable weights.</p>\n<ol class=\"layers\">%s</ol>",
                        weights, new Chain(network).html));
    }

    private void add(LayerSpec spec, Layer layer) {
        if (spec instanceof Sequential chain) {
            for (int i = 0; i < chain.layers().size(); i++)
                add(chain.layers().get(i), layer.layers().get(i));
            return;
        }
        String name = Plugins.name(spec.getClass());
        if (layer.layers().isEmpty()) add(name, layer.outputs());
        else for (Layer inner : layer.layers()) add(name, inner.outputs());
    }

    private void add(String name, int outputs) {
        html.append("<li><span>")
                .append(Html.escape(name))
                .append(" <b>")
                .append(outputs)
                .append("</b></span></li>");
    }
}
