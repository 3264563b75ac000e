package dev.nacre.recurrent;

import org.jblas.FloatMatrix;

/** The numbers of a matrix in another shape. The object is reused, because a step should not allocate. */
final class View {
    private final FloatMatrix view = new FloatMatrix();

    /** As many rows as given, and as many columns as that makes. */
    FloatMatrix of(FloatMatrix whole, int rows) {
        return of(whole, rows, whole.length / rows);
    }

    FloatMatrix of(FloatMatrix whole, int rows, int columns) {
        view.data = whole.data;
        view.length = whole.length;
        view.rows = rows;
        view.columns = columns;
        return view;
    }
}
