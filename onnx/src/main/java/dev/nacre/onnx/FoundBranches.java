package dev.nacre.onnx;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Layers side by side, which get the same tensor and whose outputs are combined: an ensemble, or a residual.
 *
 * @param input the tensor that all of them get
 * @param text with %s for what stands inside
 * @param names of the branches: the path to their weights, and to their place in the text if it is no number
 * @param chains the layers of each
 * @param fits which numbers of outputs can be combined
 */
record FoundBranches(String input, String text, List<String> names, List<FoundChain> chains, IntPredicate fits)
        implements Found {
    static FoundBranches ensemble(String input, List<FoundChain> chains, EnsemblePattern.Members members) {
        List<String> names = java.util.stream.IntStream.range(0, chains.size())
                .mapToObj(String::valueOf)
                .toList();
        return new FoundBranches(
                input, "ensemble([%s], combine=" + members.combine() + ")", names, chains, members::fits);
    }

    /** A branch without layers is the shortcut. */
    static FoundBranches residual(String input, List<FoundChain> chains) {
        boolean swap = chains.get(0).layers().isEmpty();
        List<FoundChain> ordered = swap ? List.of(chains.get(1), chains.get(0)) : chains;
        return new FoundBranches(input, "residual(%s)", List.of("inner", "shortcut"), ordered, size -> true);
    }

    private boolean isResidual() {
        return names.get(0).equals("inner");
    }

    /** For messages. */
    String what() {
        return isResidual() ? "the two sides of a sum" : "the members of an ensemble";
    }

    /** The text, from those of the branches. */
    String text(List<String> inside) {
        return text.formatted(
                isResidual()
                        ? inside.get(0) + ", shortcut=" + inside.get(1)
                        : inside.stream().collect(Collectors.joining(", ")));
    }

    @Override
    public int inputs() {
        return chains.stream().mapToInt(FoundChain::inputs).max().orElse(0);
    }

    @Override
    public long numbers() {
        return chains.stream()
                .flatMap(chain -> chain.layers().stream())
                .mapToLong(Found::numbers)
                .sum();
    }

    @Override
    public long length() {
        return 30
                + text.length()
                + chains.stream().mapToLong(FoundChain::length).sum();
    }
}
