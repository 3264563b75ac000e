package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The activations of recurrent layers, which are attributes of nodes. */
final class RecurrentActivation {
    private static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "elu", "Elu",
            "leakyRelu", "LeakyRelu",
            "relu", "Relu",
            "sigmoid", "Sigmoid",
            "softsign", "Softsign",
            "tanh", "Tanh"));

    private static final Map<RecurrentOperator, List<String>> USUAL = Map.of(
            RecurrentOperator.RNN, List.of("Tanh"),
            RecurrentOperator.GRU, List.of("Sigmoid", "Tanh"),
            RecurrentOperator.LSTM, List.of("Sigmoid", "Tanh", "Tanh"));

    private RecurrentActivation() {}

    /** The attributes of a plain recurrent layer with some directions. */
    static Map<String, Object> attributes(OnnxLayer layer, int directions) {
        OnnxLayer function = layer.function("activation");
        String name = NAMES.get(function.name());
        if (name == null)
            throw new OnnxException("layer " + layer.place() + " has the activation " + function.name()
                    + ", which the operator RNN does not have; it has those of " + NAMES.keySet());
        List<String> names = Collections.nCopies(directions, name);
        if (!takesAlpha(name)) return Map.of("activations", names);
        float alpha = function.number("alpha");
        return Map.of("activations", names, "activation_alpha", Collections.nCopies(directions, alpha));
    }

    private static boolean takesAlpha(String name) {
        return name.equals("Elu") || name.equals("LeakyRelu");
    }

    /** What a node's activations add to the text of its layer. */
    static String text(NodeProto node, RecurrentOperator operator) {
        List<String> names = attribute(node, "activations").getStringsList().stream()
                .map(each -> each.toStringUtf8())
                .toList();
        List<String> usual = USUAL.get(operator);
        for (int i = 0; i < names.size(); i++)
            if (operator != RecurrentOperator.RNN && !names.get(i).equalsIgnoreCase(usual.get(i % usual.size())))
                throw RecurrentWeights.refused(node, "has activations " + names + " in place of " + usual);
        if (names.isEmpty() || operator != RecurrentOperator.RNN) return "";
        List<Float> alphas = attribute(node, "activation_alpha").getFloatsList();
        for (Map.Entry<String, String> known : NAMES.entrySet())
            if (new HashSet<>(names).equals(Set.of(known.getValue())) && new HashSet<>(alphas).size() <= 1)
                return ", activation=" + known.getKey()
                        + (takesAlpha(known.getValue()) && !alphas.isEmpty() ? "(alpha=" + alphas.get(0) + ")" : "");
        throw RecurrentWeights.refused(node, "has activations " + names + " " + alphas);
    }

    private static AttributeProto attribute(NodeProto node, String name) {
        for (AttributeProto each : node.getAttributeList()) if (each.getName().equals(name)) return each;
        return AttributeProto.getDefaultInstance();
    }
}
