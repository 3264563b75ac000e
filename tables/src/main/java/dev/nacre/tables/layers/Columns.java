package dev.nacre.tables.layers;

import dev.nacre.data.CategoryEncoding;
import java.util.Arrays;
import java.util.List;

/**
 * The inputs that a layer works on; the others pass unchanged, each in its place. It computes places rather than keep
 * them, as nothing may grow with the number of inputs before weights are allocated.
 */
final class Columns {
    final int inputs;
    /** How many are chosen. */
    final int count;
    /** Ascending; empty for all. */
    private final int[] chosen;

    /**
     * Those of a list.
     *
     * @param layer the layer's name, for messages
     * @param columns ascending; empty for all
     * @param inputs how many inputs there are
     */
    Columns(String layer, List<Integer> columns, int inputs) {
        CategoryEncoding.requireAmong(layer, columns, inputs);
        this.inputs = inputs;
        this.chosen = columns.stream().mapToInt(i -> i).toArray();
        this.count = chosen.length == 0 ? inputs : chosen.length;
    }

    /** The number of an input among those chosen; negative if it passes unchanged. */
    int number(int input) {
        return chosen.length == 0 ? input : Arrays.binarySearch(chosen, input);
    }

    boolean chosen(int input) {
        return number(input) >= 0;
    }

    /** The input of a number. */
    int input(int number) {
        return chosen.length == 0 ? number : chosen[number];
    }

    /** The number of outputs of a layer that has {@code width} for each chosen input. */
    int outputs(int width) {
        return Math.addExact(inputs - count, Math.multiplyExact(count, width));
    }

    /** Where the outputs of an input begin, if each chosen one has {@code width} of them. */
    int place(int input, int width) {
        int number = number(input);
        int before = number >= 0 ? number : -number - 1;
        return input + before * (width - 1);
    }
}
