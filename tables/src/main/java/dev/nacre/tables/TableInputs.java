package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.data.Dataset;
import dev.nacre.data.Embedding;
import dev.nacre.data.FillMissing;
import dev.nacre.data.Missing;
import dev.nacre.data.Preprocessing;
import dev.nacre.tables.layers.RobustScale;
import java.util.ArrayList;
import java.util.List;

/**
 * The preprocessing layers of a table, by the kinds of its columns. Missing numbers are filled with the column's
 * median, and flagged if that is wished for. Categories become ±1, one-hot or learned vectors ({@link Embedding}); a
 * missing one becomes zeros. All but the learned vectors are scaled ({@link RobustScale}).
 *
 * @param layers in order; all are fitted to the training data
 * @param numbers which of their outputs are the table's numbers
 * @param outputs how many outputs they have
 */
record TableInputs(List<LayerSpec> layers, List<Integer> numbers, int outputs) {
    static TableInputs of(Dataset data, Missing missing) {
        List<Integer> columns = new ArrayList<>();
        List<List<String>> categories = new ArrayList<>();
        for (int i = 0; i < data.categories().size(); i++) {
            if (data.categories().get(i).isEmpty()) continue;
            columns.add(i);
            categories.add(data.categories().get(i));
        }
        Embedding embedding = new Embedding(columns, categories);
        List<Integer> numbers = new ArrayList<>();
        List<Integer> scaled = new ArrayList<>();
        int outputs = 0;
        for (int i = 0, c = 0; i < data.inputs(); i++) {
            boolean category = c < columns.size() && columns.get(c) == i;
            if (!category) numbers.add(outputs);
            boolean learned = category && embedding.learned(c);
            for (int end = outputs + (category ? embedding.width(c++) : 1); outputs < end; outputs++)
                if (!learned) scaled.add(outputs);
        }
        List<LayerSpec> layers = new ArrayList<>();
        int flags = 0;
        if (data.missing()) {
            FillMissing filling = Preprocessing.filling(data, missing);
            layers.add(filling);
            flags = filling.flags().size();
        }
        if (!columns.isEmpty()) layers.add(embedding);
        boolean all = scaled.size() == outputs + flags;
        if (!scaled.isEmpty()) layers.add(new RobustScale(3, all ? List.of() : scaled));
        return new TableInputs(List.copyOf(layers), List.copyOf(numbers), outputs + flags);
    }
}
