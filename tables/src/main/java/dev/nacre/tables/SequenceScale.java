package dev.nacre.tables;

import dev.nacre.data.Dataset;
import dev.nacre.data.sequence.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * By what the features of a sequence are scaled: the mean and the deviation of each over the training rows; for the one
 * to forecast, instead of the deviation, by how much it changes within the horizon. Categories stay as they are.
 *
 * @param mean of each feature
 * @param deviation of each feature, above 0
 */
record SequenceScale(List<Float> mean, List<Float> deviation) {
    static SequenceScale of(SequenceSplit split) {
        SequenceTable table = split.table();
        Dataset data = table.data();
        boolean[] rows = split.trainingRows();
        List<Float> mean = new ArrayList<>();
        List<Float> deviation = new ArrayList<>();
        for (int f = 0; f < data.inputs(); f++) {
            boolean category =
                    !data.categories().isEmpty() && !data.categories().get(f).isEmpty();
            double[] moments = category ? new double[] {0, 1} : moments(data, f, rows);
            mean.add((float) moments[0]);
            deviation.add(usable(f == table.target() ? changes(table, rows) : moments[1]));
        }
        return new SequenceScale(mean, deviation);
    }

    private static float usable(double deviation) {
        float rounded = (float) deviation;
        return rounded > 0 && Float.isFinite(rounded) ? rounded : 1;
    }

    /** Mean and deviation of the values that are there. */
    private static double[] moments(Dataset data, int feature, boolean[] rows) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int r = 0; r < rows.length; r++) {
                float value = data.samples().x().data[r * data.inputs() + feature];
                if (!rows[r] || Float.isNaN(value)) continue;
                if (pass == 0) {
                    sum += value;
                    n++;
                } else squares += Math.pow(value - sum / n, 2);
            }
        }
        return n == 0 ? new double[] {0, 1} : new double[] {sum / n, Math.sqrt(squares / n)};
    }

    /** The root mean square of the changes from a step to each of those that are forecast from it. */
    private static double changes(SequenceTable table, boolean[] rows) {
        double squares = 0;
        long n = 0;
        for (Series series : table.series())
            for (int i = 0; i < series.size(); i++)
                for (int to = i + 1;
                        to < Math.min(series.size(), i + 1 + table.how().horizon());
                        to++) {
                    double change = table.value(series.rows()[to]) - table.value(series.rows()[i]);
                    if (!rows[series.rows()[to]] || Double.isNaN(change)) continue;
                    squares += change * change;
                    n++;
                }
        return n == 0 ? 1 : Math.sqrt(squares / n);
    }
}
