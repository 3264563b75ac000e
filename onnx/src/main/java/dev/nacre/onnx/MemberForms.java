package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Layers of ensembles that share weights: the pixels of a sample are the members. */
@AutoService(OnnxForm.class)
public final class MemberForms implements OnnxForm {
    /** For ServiceLoader. */
    public MemberForms() {}

    @Override
    public Set<String> names() {
        return Set.of("memberInputs", "memberDense", "memberHeads", "combineMembers");
    }

    @Override
    public String write(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        return switch (p.name()) {
            case "memberInputs" -> inputs(p, x, g);
            case "memberDense" -> dense(p, x, g);
            case "memberHeads" -> heads(p, x, g);
            default -> EnsembleForm.combined(p, members(x, g), List.of(), g);
        };
    }

    private static String perMember(String tensor, long members, long features, OnnxGraph g) {
        return g.node("Reshape", tensor, g.constant(List.of(-1L, members, features)));
    }

    private static String flat(String tensor, Shape shape, OnnxGraph g) {
        return g.node("Reshape", tensor, g.constant(List.of(-1L, (long) shape.size())));
    }

    private static String inputs(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        String each = g.node("Mul", perMember(x.name(), 1, x.size(), g), g.constant(p.parameter("weight")));
        return flat(each, p.built().shape(), g);
    }

    private static String dense(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        String own = p.choice("own");
        String y = perMember(x.name(), x.shape().pixels(), x.shape().channels(), g);
        if (own.equals("ALL")) y = g.node("Mul", y, g.constant(p.parameter("input_scale")));
        String weight = g.node("Transpose", Map.of("perm", List.of(1, 0)), g.constant(p.parameter("weight")));
        y = g.node("MatMul", y, weight);
        if (!own.equals("NONE")) y = g.node("Mul", y, g.constant(p.parameter("output_scale")));
        return flat(g.node("Add", y, g.constant(p.parameter("bias"))), p.built().shape(), g);
    }

    private static List<GraphTensor> members(GraphTensor x, OnnxGraph g) {
        int features = x.shape().channels();
        List<GraphTensor> members = new ArrayList<>();
        for (int m = 0; m < x.shape().pixels(); m++)
            members.add(new GraphTensor(
                    PreprocessingForms.slice(x.name(), (long) m * features, (m + 1L) * features, 1, g),
                    Shape.flat(features)));
        return members;
    }

    private static String heads(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        List<GraphTensor> members = members(x, g);
        List<OnnxLayer> heads = p.children();
        List<String> outputs = new ArrayList<>();
        for (int m = 0; m < heads.size(); m++)
            outputs.add(g.add(heads.get(m), members.get(m)).name());
        return g.node("Concat", Map.of("axis", 1), outputs.toArray(String[]::new));
    }
}
