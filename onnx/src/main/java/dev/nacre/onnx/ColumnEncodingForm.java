package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** The encoding of a table's columns for a detector of unusual rows. */
@AutoService(OnnxForm.class)
public final class ColumnEncodingForm implements OnnxForm {
    private static final Map<String, Object> TO_FLOAT = Map.of("to", 1);
    private static final Map<String, Object> BESIDE = Map.of("axis", 1);

    /** For ServiceLoader. */
    public ColumnEncodingForm() {}

    @Override
    public Set<String> names() {
        return Set.of("columnEncoding");
    }

    @Override
    public String write(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        String numbers = numbers(p, x, g);
        float[] place = p.parameter("place").value().data;
        List<String> pieces = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < x.size(); i++) {
            int category = p.list("columns").indexOf(i);
            if (category >= 0) {
                int size = ((List<?>) p.list("categories").get(category)).size();
                String column = PreprocessingForms.slice(x.name(), i, i + 1, 1, g);
                pieces.add(category(column, Arrays.copyOfRange(place, at, at += size + 1), g));
            } else {
                pieces.add(PreprocessingForms.slice(numbers, i, i + 1, 1, g));
                at++;
                if (p.list("gaps").contains(i)) pieces.add(gap(x.name(), i, place[at++], g));
            }
        }
        return pieces.size() == 1 ? pieces.get(0) : g.node("Concat", BESIDE, pieces.toArray(String[]::new));
    }

    /** All columns as if they were numbers. Beyond a million times the bound nothing changes. */
    private static String numbers(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        float clip = p.number("clip");
        String centred = g.node("Sub", x.name(), g.constant(p.parameter("center")));
        String z = g.node("Mul", centred, g.constant(p.parameter("scale")));
        String most = g.constant(1e6f * clip);
        String bounded = g.node("Max", g.node("Min", z, most), g.node("Neg", most));
        String ratio = g.node("Div", bounded, g.constant(clip));
        String root = g.node("Sqrt", g.node("Add", g.node("Mul", ratio, ratio), g.constant(1)));
        float[] missing = new float[x.size()];
        for (int i = 0; i < missing.length; i++) missing[i] = p.list("gaps").contains(i) ? 0 : 2 * clip;
        return g.node("Where", g.node("IsNaN", x.name()), g.constant("missing", missing), g.node("Div", bounded, root));
    }

    private static String gap(String x, int column, float place, OnnxGraph g) {
        String missing = g.node("IsNaN", PreprocessingForms.slice(x, column, column + 1, 1, g));
        return g.node("Mul", g.node("Cast", TO_FLOAT, missing), g.constant(place));
    }

    /** One place for each category, and one for none of them. */
    private static String category(String column, float[] places, OnnxGraph g) {
        int size = places.length - 1;
        String numbers = g.constant(LongStream.range(0, size).boxed().toList());
        String hot = g.node("Cast", TO_FLOAT, g.node("Equal", column, g.node("Cast", TO_FLOAT, numbers)));
        String known = g.node("ReduceMax", Map.of("axes", List.of(1), "keepdims", 1), hot);
        String none = g.node("Sub", g.constant(1), known);
        return g.node("Mul", g.node("Concat", BESIDE, hot, none), g.constant("places", places));
    }
}
