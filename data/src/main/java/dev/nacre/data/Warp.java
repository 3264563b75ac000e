package dev.nacre.data;

import dev.nacre.Shape;

/** Says for each pixel of a picture where in the picture before it comes from. */
@FunctionalInterface
interface Warp {
    /**
     * Fills u and v, the column and the row where each pixel comes from, for a sample of a pass; the same pass, the
     * same numbers.
     */
    void fill(long pass, int sample, Shape picture, float[] u, float[] v);

    /**
     * Turned and stretched about the middle, then moved: u = a·x + b·y + du, v = c·x + d·y + dv, counted from the
     * middle.
     */
    static void affine(
            Shape picture, double a, double b, double c, double d, double du, double dv, float[] u, float[] v) {
        double middleX = (picture.width() - 1) / 2.0;
        double middleY = (picture.height() - 1) / 2.0;
        for (int i = 0; i < picture.pixels(); i++) {
            double x = i % picture.width() - middleX;
            double y = i / picture.width() - middleY;
            u[i] = (float) (a * x + b * y + middleX + du);
            v[i] = (float) (c * x + d * y + middleY + dv);
        }
    }
}
