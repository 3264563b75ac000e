package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import dev.nacre.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** {@code fromLast}: gaps are filled by two nodes for each step, forwards and then backwards. */
@AutoService(OnnxForm.class)
public final class FromLastForm implements OnnxForm {
    private static final Map<String, Integer> TO_FLOAT = Map.of("to", 1);
    private static final Map<String, Integer> FEATURES = Map.of("axis", 2);
    /** Beyond, the smooth clip changes nothing, and squares would overflow. */
    private static final float MOST = 3e6f;

    /** Made by {@code ServiceLoader}. */
    public FromLastForm() {}

    @Override
    public Set<String> names() {
        return Set.of("fromLast");
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor x, OnnxGraph g) {
        int steps = x.shape().height();
        int features = x.size() / steps;
        int column = (int) layer.number("column");
        String mean = g.constant("mean", values(layer.list("mean"), features, 0));
        String all = g.node(
                "Reshape", filled(x.name(), steps, features, mean, g), g.constant(List.of(-1L, (long) steps, (long)
                        features)));
        String deviation = g.constant("deviation", values(layer.list("deviation"), features, 1));
        String z = g.node("Div", g.node("Sub", all, mean), deviation);
        String course = PreprocessingForms.slice(z, column, column + 1, 2, g);
        String last = PreprocessingForms.slice(course, steps - 1, steps, 1, g);
        String clipped = clipped(z, g);
        List<String> pieces = new ArrayList<>();
        int outputs = 0;
        for (int f = 0; f < features; f++) {
            int category = layer.list("columns").indexOf(f);
            int size = category < 0 ? 1 : ((List<?>) layer.list("categories").get(category)).size();
            outputs += size;
            if (category >= 0) pieces.add(oneHot(PreprocessingForms.slice(all, f, f + 1, 2, g), size, g));
            else if (f == column) pieces.add(g.node("Sub", course, last));
            else pieces.add(PreprocessingForms.slice(clipped, f, f + 1, 2, g));
        }
        String encoded = pieces.size() == 1 ? pieces.get(0) : g.node("Concat", FEATURES, pieces.toArray(String[]::new));
        String flat = g.node("Reshape", encoded, g.constant(List.of(-1L, (long) steps * outputs)));
        GraphTensor inside = g.add(layer.child("", "inner"), new GraphTensor(flat, new Shape(steps, 1, outputs)));
        return g.node("Add", inside.name(), g.node("Reshape", last, g.constant(List.of(-1L, 1L))));
    }

    private static float[] values(List<?> given, int features, float otherwise) {
        float[] values = new float[features];
        Arrays.fill(values, otherwise);
        for (int i = 0; i < given.size(); i++) values[i] = ((Number) given.get(i)).floatValue();
        return values;
    }

    private static String filled(String x, int steps, int features, String mean, OnnxGraph g) {
        String[] each = new String[steps];
        for (int t = 0; t < steps; t++)
            each[t] = PreprocessingForms.slice(x, (long) t * features, (t + 1L) * features, 1, g);
        for (int t = 1; t < steps; t++) each[t] = orElse(each[t], each[t - 1], g);
        for (int t = steps - 2; t >= 0; t--) each[t] = orElse(each[t], each[t + 1], g);
        for (int t = 0; t < steps; t++) each[t] = orElse(each[t], mean, g);
        return steps == 1 ? each[0] : g.node("Concat", Map.of("axis", 1), each);
    }

    private static String orElse(String value, String other, OnnxGraph g) {
        return g.node("Where", g.node("IsNaN", value), other, value);
    }

    private static String clipped(String z, OnnxGraph g) {
        String bounded = g.node("Max", g.node("Min", z, g.constant(MOST)), g.constant(-MOST));
        String ratio = g.node("Div", bounded, g.constant(3));
        String root = g.node("Sqrt", g.node("Add", g.node("Mul", ratio, ratio), g.constant(1)));
        return g.node("Div", bounded, root);
    }

    private static String oneHot(String column, int size, OnnxGraph g) {
        String numbers = g.constant(LongStream.range(0, size).boxed().toList());
        return g.node("Cast", TO_FLOAT, g.node("Equal", column, g.node("Cast", TO_FLOAT, numbers)));
    }
}
