package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.losses.BinaryCrossEntropy;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Autoencoders one upon the other, and a stack unrolled. */
@AutoService(OnnxForm.class)
public final class StackForms implements OnnxForm {
    /** Made by ServiceLoader. */
    public StackForms() {}

    @Override
    public Set<String> names() {
        return Set.of("stacked", "stackedDenoising", "deepBelief", "unrolled");
    }

    @Override
    public Flow write(Part layer, Flow input, OnnxGraph graph) {
        if (layer.name().equals("unrolled")) {
            Part inner = layer.inside(layer.plugin("autoencoder"), "");
            return graph.decode(inner, graph.layer(inner, input));
        }
        Flow flow = input;
        for (Storey storey : storeys(layer)) flow = storey.encode(flow, graph);
        return flow;
    }

    @Override
    public Flow decode(Part layer, Flow code, OnnxGraph graph) {
        Flow flow = code;
        List<Storey> storeys = storeys(layer);
        for (int i = storeys.size() - 1; i >= 0; i--) {
            flow = storeys.get(i).decode(flow, graph);
            if (i > 0) flow = graph.layer(layer.inside(storeys.get(i).loss(), ""), flow);
        }
        return flow;
    }

    /** One autoencoder of a stack. */
    private interface Storey {
        Flow encode(Flow input, OnnxGraph graph);

        Flow decode(Flow code, OnnxGraph graph);

        /** What compares, and may bring a function of its own. */
        Plugin loss();
    }

    private static List<Storey> storeys(Part layer) {
        List<Storey> storeys = new ArrayList<>();
        List<?> each = layer.list(layer.name().equals("stacked") ? "layers" : "units");
        for (int i = 0; i < each.size(); i++) {
            String step = i + ".";
            storeys.add(
                    switch (layer.name()) {
                        case "stacked" -> new Own(layer.inside((Plugin) each.get(i), step));
                        case "stackedDenoising" -> new Denoising(layer.at(step), i == 0);
                        default -> new Belief(layer.at(step));
                    });
        }
        return storeys;
    }

    /** One with a description of its own, which may be a stack again: its loss is that of its lowest. */
    private record Own(Part part) implements Storey {
        @Override
        public Flow encode(Flow input, OnnxGraph graph) {
            return graph.layer(part, input);
        }

        @Override
        public Flow decode(Flow code, OnnxGraph graph) {
            return graph.decode(part, code);
        }

        @Override
        public Plugin loss() {
            return switch (part.name()) {
                case "rbm", "deepBelief" -> part.flag("gaussian") ? new Mse() : new BinaryCrossEntropy();
                case "stacked" -> storeys(part).get(0).loss();
                default -> part.plugin("loss");
            };
        }
    }

    /** One of a stack of denoising ones. */
    private record Denoising(Part part, boolean lowest) implements Storey {
        @Override
        public Flow encode(Flow input, OnnxGraph graph) {
            return AutoencoderForms.encode(part, input, graph);
        }

        @Override
        public Flow decode(Flow code, OnnxGraph graph) {
            return AutoencoderForms.decode(part, part.plugin(lowest ? "output" : "upperOutput"), code, graph);
        }

        @Override
        public Plugin loss() {
            return part.plugin(lowest ? "loss" : "upperLoss");
        }
    }

    /** One of a deep belief net; all but the lowest are binary. */
    private record Belief(Part part) implements Storey {
        @Override
        public Flow encode(Flow input, OnnxGraph graph) {
            return RbmForm.encode(part, input, graph);
        }

        @Override
        public Flow decode(Flow code, OnnxGraph graph) {
            return RbmForm.back(part, code, graph);
        }

        @Override
        public Plugin loss() {
            return new BinaryCrossEntropy();
        }
    }
}
