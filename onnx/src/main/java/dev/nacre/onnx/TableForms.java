package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Layers of networks for tables, and embeddings, but those of ensembles that share weights. */
@AutoService(OnnxForm.class)
public final class TableForms implements OnnxForm {
    private static final Map<String, Form> FORMS = Map.of(
            "robustScale", TableForms::robustScale,
            "featureScale", (p, x, g) -> g.node("Mul", x.name(), g.constant(p.parameter("weight"))),
            "periodicEmbeddings", TableForms::periodic,
            "piecewiseLinear", TableForms::piecewiseLinear,
            "embedding", TableForms::embedding,
            "parametric", TableForms::parametric,
            "ntkDense", TableForms::ntkDense);

    /** Adds the nodes of one layer; returns the name of its outputs. */
    private interface Form {
        String write(OnnxLayer p, GraphTensor x, OnnxGraph g);
    }

    /** For ServiceLoader. */
    public TableForms() {}

    @Override
    public Set<String> names() {
        return FORMS.keySet();
    }

    @Override
    public String write(OnnxLayer layer, GraphTensor input, OnnxGraph graph) {
        return FORMS.get(layer.name()).write(layer, input, graph);
    }

    /** Beyond a million times the bound nothing changes; so a square is no infinity. */
    private static String robustScale(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        if (!PreprocessingForms.fitted(p)) return x.name();
        String centred = g.node("Sub", x.name(), g.constant(p.parameter("median")));
        String z = g.node("Mul", centred, g.constant(p.parameter("scale")));
        float clip = p.number("clip");
        if (clip == 0) return z;
        float[] limit = new float[x.size()];
        float[] bend = new float[x.size()];
        Arrays.fill(limit, Float.MAX_VALUE);
        for (int i : columns(p, x)) {
            limit[i] = 1e6f * clip;
            bend[i] = (float) (1 / ((double) clip * clip));
        }
        String most = g.constant("limit", limit);
        String bounded = g.node("Max", g.node("Min", z, most), g.node("Neg", most));
        String bent = g.node("Mul", g.node("Mul", bounded, bounded), g.constant("bend", bend));
        return g.node("Div", bounded, g.node("Sqrt", g.node("Add", bent, g.constant(1))));
    }

    /** The inputs that a layer works on: all if its list is empty. */
    private static int[] columns(OnnxLayer p, GraphTensor x) {
        List<?> columns = p.list("columns");
        return columns.isEmpty()
                ? IntStream.range(0, x.size()).toArray()
                : columns.stream().mapToInt(column -> (Integer) column).toArray();
    }

    /** Samples × columns × 1. */
    private static String chosen(int[] columns, GraphTensor x, OnnxGraph g) {
        String taken = columns.length == x.size()
                ? x.name()
                : g.node("Gather", Map.of("axis", 1), x.name(), indices(Arrays.stream(columns), g));
        return g.node("Reshape", taken, g.constant(List.of(-1L, (long) columns.length, 1L)));
    }

    private static String indices(IntStream columns, OnnxGraph g) {
        return g.constant(columns.asLongStream().boxed().toList());
    }

    /** Puts what was made of columns, samples × columns × width, in the columns' places, beside the other inputs. */
    private static String placed(String made, int width, int[] columns, GraphTensor x, OnnxGraph g) {
        String flat = g.node("Reshape", made, g.constant(List.of(-1L, (long) columns.length * width)));
        if (columns.length == x.size()) return flat;
        List<Integer> order = new ArrayList<>();
        for (int i = 0, next = 0; i < x.size(); i++) {
            if (next == columns.length || columns[next] != i) order.add(columns.length * width + i);
            else for (int o = next++ * width, end = o + width; o < end; o++) order.add(o);
        }
        String all = g.node("Concat", Map.of("axis", 1), flat, x.name());
        return g.node("Gather", Map.of("axis", 1), all, indices(order.stream().mapToInt(i -> i), g));
    }

    /** Codes, samples × columns × inner, times a matrix of inner × outputs for each column. */
    private static String mapped(String codes, String matrices, long n, long inner, long outputs, OnnxGraph g) {
        String rows = g.node("Reshape", codes, g.constant(List.of(-1L, n, 1L, inner)));
        return g.node("Reshape", g.node("MatMul", rows, matrices), g.constant(List.of(-1L, n, outputs)));
    }

    private static String periodic(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        int[] columns = columns(p, x);
        int frequencies = (int) p.number("frequencies");
        int outputs = (int) p.number("outputs");
        String value = chosen(columns, x, g);
        String turns = g.node("Mul", value, g.constant(p.parameter("frequency")));
        String angles = g.node("Mul", turns, g.constant((float) (2 * Math.PI)));
        String cosines = g.node("Cos", g.node("Add", angles, g.constant(p.parameter("phase"))));
        List<Long> shape = List.of((long) columns.length, outputs - 1L, (long) frequencies);
        String weight = g.node("Reshape", g.constant(p.parameter("weight")), g.constant(shape));
        String matrices = g.node("Transpose", Map.of("perm", List.of(0, 2, 1)), weight);
        String sums = mapped(cosines, matrices, columns.length, frequencies, outputs - 1, g);
        String result = g.node("Add", sums, g.constant(p.parameter("bias")));
        return placed(g.node("Concat", Map.of("axis", 2), result, value), outputs, columns, x, g);
    }

    private static String piecewiseLinear(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        int[] columns = columns(p, x);
        int outputs = (int) p.number("outputs");
        int bins = (int) p.number("bins");
        String value = chosen(columns, x, g);
        String scaled = g.node("Mul", value, g.constant(p.parameter("weight")));
        String line = g.node("Add", scaled, g.constant(p.parameter("bias")));
        String codes = codes(p.parameter("edges").value().data, bins, columns.length, value, g);
        List<Long> shape = List.of((long) columns.length, (long) bins, (long) outputs);
        String matrices = g.node("Reshape", g.constant(p.parameter("bin_weight")), g.constant(shape));
        String bent = mapped(codes, matrices, columns.length, bins, outputs, g);
        return placed(g.node("Add", line, bent), outputs, columns, x, g);
    }

    /** How far a value has come in each bin, from 0 to 1; the first bin has no lower, the last no upper end. */
    private static String codes(float[] edges, int bins, int n, String value, OnnxGraph g) {
        float[] from = new float[n * bins];
        float[] inverse = new float[n * bins];
        float[] least = new float[n * bins];
        float[] most = new float[n * bins];
        for (int k = 0; k < n; k++)
            for (int j = 0; j < bins; j++) {
                int edge = k * (bins + 1) + j;
                int bin = k * bins + j;
                float width = edges[edge + 1] - edges[edge];
                if (width <= 0) continue; // no bin: its code is 0
                from[bin] = edges[edge];
                inverse[bin] = 1 / width;
                least[bin] = j == 0 ? -Float.MAX_VALUE : 0;
                most[bin] = j == bins - 1 || edges[edge + 2] <= edges[edge + 1] ? Float.MAX_VALUE : 1;
            }
        String part = g.node("Mul", g.node("Sub", value, table("from", from, n, g)), table("per_width", inverse, n, g));
        return g.node("Min", g.node("Max", part, table("least", least, n, g)), table("most", most, n, g));
    }

    private static String table(String hint, float[] values, int rows, OnnxGraph g) {
        List<Long> shape = List.of((long) rows, (long) values.length / rows);
        return g.node("Reshape", g.constant(hint, values), g.constant(shape));
    }

    /** NaN in a column of categories is none of them here. */
    private static String embedding(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        List<?> columns = p.list("columns");
        if (columns.isEmpty()) return x.name();
        int features = x.shape().channels();
        boolean steps = x.shape().pixels() > 1;
        String rows = steps ? g.node("Reshape", x.name(), g.constant(List.of(-1L, (long) features))) : x.name();
        List<String> pieces = new ArrayList<>();
        int next = 0;
        int seen = 0;
        int learned = 0;
        for (int i = 0; i < columns.size(); i++) {
            int column = (Integer) columns.get(i);
            int size = ((List<?>) p.list("categories").get(i)).size();
            if (column > next) pieces.add(PreprocessingForms.slice(rows, next, column, 1, g));
            String numbers = PreprocessingForms.slice(rows, column, column + 1, 1, g);
            String hot = PreprocessingForms.spread(p, numbers, seen, size, g);
            if (size == 2) pieces.add(g.node("MatMul", hot, table("signs", new float[] {-1, 1}, 2, g)));
            else if (size <= p.number("oneHot")) pieces.add(hot);
            else {
                String weight = g.constant(p.parameter("weight"));
                pieces.add(g.node("MatMul", hot, PreprocessingForms.slice(weight, learned, learned + size, 0, g)));
                learned += size;
            }
            seen += size;
            next = column + 1;
        }
        if (features > next) pieces.add(PreprocessingForms.slice(rows, next, features, 1, g));
        String encoded = g.node("Concat", Map.of("axis", 1), pieces.toArray(String[]::new));
        return steps
                ? g.node("Reshape", encoded, g.constant(List.of(-1L, (long)
                        p.built().outputs())))
                : encoded;
    }

    /** x + a · (f(x) − x), with an a for each channel. */
    private static String parametric(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        String f = g.add(p.function("activation"), x).name();
        GraphTensor difference = new GraphTensor(g.node("Sub", f, x.name()), x.shape());
        String a = g.constant(p.parameter("weight"));
        String part =
                g.perChannel(p.parameter("weight").value().length, difference, channels -> g.node("Mul", channels, a));
        return g.node("Add", x.name(), part);
    }

    private static String ntkDense(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        Map<String, Object> attributes = Map.of("transB", 1, "alpha", (float) (1 / Math.sqrt(x.size())));
        return g.node("Gemm", attributes, x.name(), g.constant(p.parameter("weight")), g.constant(p.parameter("bias")));
    }
}
