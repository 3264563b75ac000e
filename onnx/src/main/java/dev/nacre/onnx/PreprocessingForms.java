package dev.nacre.onnx;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Preprocessing, whose constants come from the training data. A layer that is not fitted changes nothing, as in
 * inference.
 */
@AutoService(OnnxForm.class)
public final class PreprocessingForms implements OnnxForm {
    private static final int FLOAT = 1;

    /** For ServiceLoader. */
    public PreprocessingForms() {}

    @Override
    public Set<String> names() {
        return Set.of(
                "standardize",
                "subtractMean",
                "channelMean",
                "minMax",
                "fillMissing",
                "pca",
                "pcaWhiten",
                "zcaWhiten",
                "oneHot");
    }

    @Override
    public String write(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        return switch (p.name()) {
            case "minMax" -> {
                String y = affine(p, "least", x, g);
                yield y.equals(x.name()) ? y : g.node("Add", y, g.constant(p.number("low")));
            }
            case "fillMissing" -> fill(p, x, g);
            case "pca", "pcaWhiten", "zcaWhiten" -> projection(p, x, g);
            case "oneHot" -> oneHot(p, x, g);
            default -> affine(p, "mean", x, g);
        };
    }

    /** A scale of 0 says that it is not fitted. */
    private static String affine(OnnxLayer p, String shift, GraphTensor x, OnnxGraph g) {
        if (p.parameter("scale").value().data[0] == 0) return x.name();
        String centred = g.node("Sub", x.name(), g.constant(p.parameter(shift)));
        return g.node("Div", centred, g.constant(p.parameter("scale")));
    }

    static boolean fitted(OnnxLayer p) {
        return p.parameter("fitted").value().data[0] != 0;
    }

    private static String fill(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        List<?> flags = p.list("flags");
        if (!fitted(p)) {
            if (flags.isEmpty()) return x.name();
            throw new OnnxException(
                    p.place() + " is not fitted yet; train the network first, or call network.fitPreprocessing");
        }
        String missing = g.node("IsNaN", x.name());
        String filled = g.node("Where", missing, g.constant(p.parameter("fill")), x.name());
        if (flags.isEmpty()) return filled;
        String all = g.node("Cast", Map.of("to", FLOAT), missing);
        List<String> pieces = new ArrayList<>(List.of(filled));
        for (Object flag : flags) pieces.add(slice(all, (Integer) flag, (Integer) flag + 1, 1, g));
        return g.node("Concat", Map.of("axis", 1), pieces.toArray(String[]::new));
    }

    private static String projection(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        if (!fitted(p))
            throw new OnnxException(
                    p.place() + " is not fitted yet; train the network first, or call network.fitPreprocessing");
        String centred = g.node("Sub", x.name(), g.constant(p.parameter("mean")));
        return g.node("Gemm", Map.of("transB", 1), centred, g.constant(p.parameter("weight")));
    }

    /** Columns between categories are copied together. NaN in a column of categories is none of them here. */
    private static String oneHot(OnnxLayer p, GraphTensor x, OnnxGraph g) {
        List<?> columns = p.list("columns");
        if (columns.isEmpty()) return x.name();
        List<String> pieces = new ArrayList<>();
        int next = 0;
        int seen = 0;
        for (int i = 0; i < columns.size(); i++) {
            int column = (Integer) columns.get(i);
            int categories = ((List<?>) p.list("categories").get(i)).size();
            if (column > next) pieces.add(slice(x.name(), next, column, 1, g));
            pieces.add(spread(p, slice(x.name(), column, column + 1, 1, g), seen, categories, g));
            seen += categories;
            next = column + 1;
        }
        if (x.size() > next) pieces.add(slice(x.name(), next, x.size(), 1, g));
        return g.node("Concat", Map.of("axis", 1), pieces.toArray(String[]::new));
    }

    static String spread(OnnxLayer p, String column, int from, int categories, OnnxGraph g) {
        String numbers = g.constant(LongStream.range(0, categories).boxed().toList());
        String equal = g.node("Equal", column, g.node("Cast", Map.of("to", FLOAT), numbers));
        String hot = g.node("Cast", Map.of("to", FLOAT), equal);
        if (!fitted(p)) return hot;
        String seen = slice(g.constant(p.parameter("seen")), from, from + categories, 0, g);
        return g.node("Mul", hot, seen);
    }

    static String slice(String tensor, long from, long to, long axis, OnnxGraph g) {
        return g.node("Slice", tensor, g.constant(List.of(from)), g.constant(List.of(to)), g.constant(List.of(axis)));
    }
}
