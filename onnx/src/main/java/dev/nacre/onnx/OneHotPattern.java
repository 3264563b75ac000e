package dev.nacre.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Recognizes categories as {@link PreprocessingForms} writes them: columns that stay, and columns compared with 0, 1, 2
 * …
 */
final class OneHotPattern {
    private final Nodes nodes;
    private final List<Long> columns = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Float> seen = new ArrayList<>();
    private String input;
    private long next;
    private int outputs;

    OneHotPattern(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Null if it is something else. */
    FoundLayer find(NodeProto concat) {
        if (Nodes.integer(concat, "axis", 0) != 1) return null;
        for (String piece : concat.getInputList()) if (!passes(piece) && !spreads(piece)) return null;
        int categories = sizes.stream().mapToInt(Integer::intValue).sum();
        if (columns.isEmpty() || !seen.isEmpty() && seen.size() != categories) return null;
        String names = sizes.stream().map(OneHotPattern::names).collect(Collectors.joining(", "));
        return new FoundLayer(
                input,
                "oneHot(columns=" + columns + ", categories=[" + names + "])",
                Math.toIntExact(next),
                outputs,
                seen.isEmpty() ? Map.of() : Map.of("seen", floats(seen), "fitted", new float[] {1}));
    }

    /** A graph does not hold the names of categories, so their numbers become the names. */
    private static String names(int size) {
        return LongStream.range(0, size)
                .mapToObj(category -> "\"" + category + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static float[] floats(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) array[i] = values.get(i);
        return array;
    }

    private boolean passes(String piece) {
        long width = columns(nodes.producer(piece, "Slice"));
        outputs += (int) width;
        return width > 0;
    }

    /** How many columns a slice takes, which must be the next ones; 0 if it isn't such a slice. */
    private long columns(NodeProto slice) {
        if (slice == null || input != null && !slice.getInput(0).equals(input)) return 0;
        List<Long> from = nodes.integers(slice, "starts", 1);
        List<Long> to = nodes.integers(slice, "ends", 2);
        if (!from.equals(List.of(next))
                || to.size() != 1
                || to.get(0) <= next
                || to.get(0) > Integer.MAX_VALUE
                || !nodes.integers(slice, "axes", 3).equals(List.of(1L))) return 0;
        input = slice.getInput(0);
        next = to.get(0);
        return next - from.get(0);
    }

    private boolean spreads(String piece) {
        NodeProto known = nodes.producer(piece, "Mul");
        NodeProto cast = nodes.producer(known == null ? piece : known.getInput(0), "Cast");
        NodeProto equal = cast == null ? null : nodes.producer(cast.getInput(0), "Equal");
        NodeProto numbers = equal == null ? null : nodes.producer(equal.getInput(1), "Cast");
        if (numbers == null) return false;
        long column = next;
        List<Long> categories = nodes.integers(numbers, "", 0);
        int size = categories.size();
        if (columns(nodes.producer(equal.getInput(0), "Slice")) != 1
                || size == 0
                || !categories.equals(LongStream.range(0, size).boxed().toList())) return false;
        columns.add(column);
        sizes.add(size);
        outputs += size;
        return known == null || knows(nodes.producer(known.getInput(1), "Slice"), size);
    }

    /** Which categories occurred in training: a piece of the constant that has all. */
    private boolean knows(NodeProto slice, int size) {
        if (slice == null) return false;
        long from = seen.size();
        float[] all = nodes.floats(slice.getInput(0));
        if (!nodes.integers(slice, "starts", 1).equals(List.of(from))
                || !nodes.integers(slice, "ends", 2).equals(List.of(from + size))
                || from + size > all.length) return false;
        for (int i = 0; i < size; i++) seen.add(all[(int) from + i]);
        return true;
    }
}
