package dev.nacre.tables.layers;

import com.google.auto.service.AutoService;
import dev.nacre.Layer;
import dev.nacre.LayerSpec;
import dev.nacre.Require;
import dev.nacre.Shape;
import dev.nacre.data.CategoryEncoding;
import dev.nacre.plugin.Doc;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Encodes the columns of a table so that what is rare lies far from what is common, for the detection of unusual rows.
 *
 * <p>A number is centred at the median and scaled so that its interquartile range is that of the standard normal
 * distribution, then bent by z / √(1 + (z / clip)²) into ±clip. If the quartiles are equal, the standard deviation
 * scales it. A category has a place of its own among the outputs, and one more is for a gap or an unknown category: the
 * place holds ½ / √p, bent likewise, where p is how often the category occurs in the training data, and the others hold
 * 0. A gap among numbers has a place beside the number, if the training data has gaps there; otherwise the number
 * becomes twice the clip, which no number reaches.
 */
@Doc("a table's numbers, categories and gaps, the rarer the farther from what is common")
@AutoService(LayerSpec.class)
public record ColumnEncoding(
        @Doc("which columns hold categories, counted from 0, in ascending order")
        List<Integer> columns,

        @Doc("for each of these columns the names of its categories, number 0 first")
        List<List<String>> categories,

        @Doc("which columns of numbers have gaps in the training data, counted from 0, in ascending order")
        List<Integer> gaps,

        @Doc("bound of the encoded values, > 0") float clip)
        implements CategoryEncoding {
    /** Checks the components. */
    public ColumnEncoding {
        columns = List.copyOf(columns);
        categories = categories.stream().map(List::copyOf).toList();
        gaps = List.copyOf(gaps);
        CategoryEncoding.require(columns, categories);
        for (int i = 0; i < gaps.size(); i++)
            if (gaps.get(i) < (i == 0 ? 0 : gaps.get(i - 1) + 1))
                throw new IllegalArgumentException("gaps must be >= 0 and ascending, not " + gaps);
        Require.positive("clip", clip);
        for (int gap : gaps)
            if (columns.contains(gap))
                throw new IllegalArgumentException(
                        "gaps must be columns of numbers, but column " + gap + " holds categories");
    }

    /** Numbers without gaps, bent into ±3. */
    public ColumnEncoding() {
        this(List.of(), List.of(), List.of(), 3);
    }

    @Override
    public Layer build(Shape inputs, RandomGenerator random) {
        CategoryEncoding.requireAmong("columnEncoding", columns, inputs.size());
        CategoryEncoding.requireAmong("columnEncoding", gaps, inputs.size());
        return new ColumnEncodingLayer(this, inputs.size());
    }

    /** How many outputs a column has. */
    int width(int column) {
        int category = columns.indexOf(column);
        if (category >= 0) return categories.get(category).size() + 1;
        return gaps.contains(column) ? 2 : 1;
    }
}
