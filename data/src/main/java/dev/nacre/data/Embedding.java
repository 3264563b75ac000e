package dev.nacre.data;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Encodes columns of category numbers, counted from 0, each by how many categories it has: two become one number, −1 or
 * 1; up to {@code oneHot} become as many, one-hot; more become a vector of {@code outputs} numbers that is learned for
 * each category and starts at N(0, 1). The numbers take the column's place; other columns pass unchanged. A category
 * that does not occur in the training data, and −1 for a missing or unknown one, become zeros.
 *
 * <p>The columns are the features of a step, if a sample is a sequence (steps × 1 × features), or the channels of a
 * pixel: each step is encoded with the same vectors, and one that is missing (NaN) stays missing. {@link #tokens}
 * is for sequences of words or characters. The weight has the bytes of PyTorch's {@code nn.Embedding}, categories
 * × outputs.
 *
 * <p>The limits are those of RealMLP, which counts a missing value as one more category: Holzmüller et al., 2024,
 * arXiv:2407.04491. {@link OneHot} encodes every column one-hot.
 */
@Doc("columns of category numbers as ±1, one-hot or learned vectors; Holzmüller et al., 2024")
@AutoService(LayerSpec.class)
public record Embedding(
        @Doc("which columns hold categories, counted from 0, in ascending order")
        List<Integer> columns,

        @Doc("for each of these columns the names of its categories, number 0 first")
        List<List<String>> categories,

        @Doc("numbers for a category of a column with more categories than oneHot, >= 1")
        int outputs,

        @Doc("largest number of categories that are one-hot, >= 2")
        int oneHot)
        implements CategoryEncoding {
    /** Checks the components. */
    public Embedding {
        columns = List.copyOf(columns);
        categories = categories.stream().map(List::copyOf).toList();
        CategoryEncoding.require(columns, categories);
        Require.atLeast(1, "outputs", outputs);
        Require.atLeast(2, "oneHot", oneHot);
    }

    /** No column: it changes nothing. */
    public Embedding() {
        this(List.of(), List.of());
    }

    /**
     * RealMLP's limits: one-hot up to 9 categories, vectors of 8.
     *
     * @param columns which columns hold categories, ascending
     * @param categories for each of these columns the names of its categories
     */
    public Embedding(List<Integer> columns, List<List<String>> categories) {
        this(columns, categories, 8, 9);
    }

    /**
     * A learned vector for each token, such as a word or a character. A step of a sequence has one feature, the token's
     * number, or −1 for one that is not among them.
     *
     * @param names the tokens, number 0 first; all differ
     * @param outputs length of a vector, at least 1
     * @return with fewer than three tokens, ±1 takes the vectors' place
     */
    public static Embedding tokens(List<String> names, int outputs) {
        return new Embedding(List.of(0), List.of(names), outputs, 2);
    }

    /**
     * A learned vector for each token, where tokens have no names.
     *
     * @param count how many: their numbers are 0 to count − 1
     * @param outputs length of a vector, at least 1
     * @return the names are the numbers
     */
    public static Embedding tokens(int count, int outputs) {
        return tokens(IntStream.range(0, count).mapToObj(Integer::toString).toList(), outputs);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        return new EmbeddingLayer(this, inputs, random);
    }

    /**
     * Whether the categories of one of the columns become learned vectors.
     *
     * @param i the column's place in {@link #columns}
     * @return true if there are more than {@link #oneHot}
     */
    public boolean learned(int i) {
        return categories.get(i).size() > oneHot;
    }

    /**
     * The numbers that one of the columns becomes.
     *
     * @param i the column's place in {@link #columns}
     * @return at least 1
     */
    public int width(int i) {
        int size = categories.get(i).size();
        return size == 2 ? 1 : learned(i) ? outputs : size;
    }
}
