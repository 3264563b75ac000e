package dev.nacre.data;

import java.io.IOException;
import java.util.Arrays;

/** Writes lines as dense rows. Without labels the target is a number. */
record LibsvmRows(LibsvmLines lines, int features, Dictionary labels) implements RowSource.Rows {
    @Override
    public boolean next(float[] x, int xStart, float[] t, int tStart) throws IOException {
        if (!lines.next()) return false;
        Arrays.fill(x, xStart, xStart + features, 0);
        lines.spread(features, x, xStart);
        if (labels == null) {
            t[tStart] = lines.number(lines.label());
            return true;
        }
        int number = labels.number(lines.label());
        for (int i = 0; i < labels.names().size(); i++) t[tStart + i] = i == number ? 1 : 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
