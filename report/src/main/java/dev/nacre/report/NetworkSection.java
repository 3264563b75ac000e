package dev.nacre.report;

import dev.nacre.Child;
import dev.nacre.Layer;
import dev.nacre.Layers;
import dev.nacre.Network;
import dev.nacre.Parameter;

/**
 * The section that shows the layers of a network in order, with the shape of the outputs of each, and the layers inside
 * them.
 */
final class NetworkSection {
    private final StringBuilder html = new StringBuilder();

    private NetworkSection() {}

    static Section of(Network network) {
        int weights = Layers.parameters(network.layer()).stream()
                .filter(Parameter::trainable)
                .mapToInt(parameter -> parameter.value().length)
                .sum();
        NetworkSection section = new NetworkSection();
        section.html.append("<ol class=\"layers\">");
        section.add("inputs", network.inputShape().toString());
        section.html.append("</li>");
        section.addChain(network.layer());
        return new Section(
                "The network", Frame.format("<p>%,d trainable weights.</p>\n%s</ol>", weights, section.html));
    }

    private void addChain(Layer layer) {
        for (Layer each : Layers.flatten(layer)) {
            add(each.name(), each.shape().toString());
            addChildren(each);
            html.append("</li>");
        }
    }

    /** A single child without a name is what its parent computes: the encoder of an autoencoder, for example. */
    private void addChildren(Layer layer) {
        if (layer.children().stream().allMatch(child -> child.name().isEmpty())) return;
        html.append("<ul class=\"inside\">");
        for (Child child : layer.children()) {
            html.append("<li><small>").append(Html.escape(child.name())).append("</small><ol class=\"layers\">");
            addChain(child.layer());
            html.append("</ol></li>");
        }
        html.append("</ul>");
    }

    private void add(String name, String shape) {
        html.append("<li><span>")
                .append(Html.escape(name))
                .append(" <b>")
                .append(Html.escape(shape))
                .append("</b></span>");
    }
}
