package dev.nacre.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jblas.FloatMatrix;

/** Targets that are classes. */
final class ClassCells extends TargetCells {
    private final boolean open;
    private final Map<String, Integer> indices = new LinkedHashMap<>();
    private final List<Integer> classes = new ArrayList<>();

    /** No labels: those that turn up. */
    ClassCells(int column, List<String> labels) {
        super(column);
        for (String label : labels) indices.put(label, indices.size());
        open = labels.isEmpty();
    }

    @Override
    void add(CsvTable row) throws CsvException {
        String label = row.text(column);
        Integer index = indices.get(label);
        if (index == null) {
            if (!open)
                throw row.error(
                        column, "\"" + label + "\" is none of the classes " + String.join(", ", indices.keySet()));
            index = indices.size();
            indices.put(label, index);
        }
        classes.add(index);
    }

    @Override
    List<String> labels() {
        List<String> labels = new ArrayList<>(indices.keySet());
        if (open) labels.sort(order(labels));
        return labels;
    }

    private static Comparator<String> order(List<String> labels) {
        boolean numbers = labels.stream().allMatch(Numbers::isNumber);
        return numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
    }

    @Override
    FloatMatrix matrix() {
        List<String> labels = labels();
        int[] position = new int[labels.size()];
        for (int i = 0; i < position.length; i++) position[indices.get(labels.get(i))] = i;
        return OneHot.encode(classes.stream().mapToInt(i -> position[i]).toArray(), position.length);
    }
}
