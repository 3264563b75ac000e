package dev.nacre.tables;

import dev.nacre.LayerSpec;
import dev.nacre.Metric;
import dev.nacre.activations.Softmax;
import dev.nacre.data.Dataset;
import dev.nacre.layers.Sequential;
import dev.nacre.tables.evaluation.ClassBalance;
import java.util.ArrayList;
import java.util.List;
import org.jblas.FloatMatrix;

/**
 * What makes little sense about a table or its networks, though a model can be trained.
 *
 * @param data the whole table, in its order
 * @param columns what the features are called on the command line
 * @param metric how the model is judged
 * @param networks the networks of the ensemble, with preprocessing and output layer
 */
record TableWarnings(Dataset data, List<String> columns, Metric metric, List<LayerSpec> networks) {
    /** A sentence for each; empty if there is nothing to warn of. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        if (!data.labels().isEmpty()) {
            int independent = rowsWithoutOneClass();
            if (independent == 0) all.addAll(ClassBalance.of(data).warnings(metric));
            else
                all.add(independent + " of " + data.size() + " rows have no class or several, but exactly one is "
                        + "predicted; learn a model for each of the labels " + String.join(", ", data.labels()));
            if (networks.stream().anyMatch(TableWarnings::endsInSoftmax))
                all.add("the network ends in softmax, and cross-entropy applies it again: it then learns slowly, "
                        + "and its probabilities stay near equal; leave softmax out of --network");
        }
        for (int i = 0; i < data.inputs(); i++)
            if (countsRows(i))
                all.add("column " + columns.get(i)
                        + " counts the rows, so its values in new tables tell nothing; leave it out by --ignore");
        return all;
    }

    private int rowsWithoutOneClass() {
        FloatMatrix t = data.samples().t();
        int rows = 0;
        for (int s = 0; s < t.columns; s++) {
            float sum = 0;
            for (int i = 0; i < t.rows; i++) sum += t.data[s * t.rows + i];
            if (sum != 1) rows++;
        }
        return rows;
    }

    private static boolean endsInSoftmax(LayerSpec network) {
        if (network instanceof Sequential chain && !chain.layers().isEmpty())
            return endsInSoftmax(chain.layers().get(chain.layers().size() - 1));
        return network instanceof Softmax;
    }

    /** Whether each row has the number that follows that of the row before. */
    private boolean countsRows(int feature) {
        float[] x = data.samples().x().data;
        int step = data.inputs();
        boolean text =
                !data.categories().isEmpty() && !data.categories().get(feature).isEmpty();
        if (text || x[feature] != 0 && x[feature] != 1) return false;
        for (int i = feature + step; i < x.length; i += step) if (x[i] != x[i - step] + 1) return false;
        return true;
    }
}
