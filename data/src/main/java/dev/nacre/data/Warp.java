package dev.nacre.data;

/** Says for each pixel of a picture where in the picture before it comes from. */
@FunctionalInterface
interface Warp {
    /** Fills u and v, the column and the row where each pixel comes from, for a sample of a pass; the same pass, the same numbers. */
    void fill(long pass, int sample, Raster raster, float[] u, float[] v);

    /** Turned and stretched about the middle, then moved: u = a·x + b·y + du, v = c·x + d·y + dv, counted from the middle. */
    static void affine(
            Raster raster, double a, double b, double c, double d, double du, double dv, float[] u, float[] v) {
        double middleX = (raster.width() - 1) / 2.0;
        double middleY = (raster.height() - 1) / 2.0;
        for (int i = 0; i < raster.pixels(); i++) {
            double x = i % raster.width() - middleX;
            double y = i / raster.width() - middleY;
            u[i] = (float) (a * x + b * y + middleX + du);
            v[i] = (float) (c * x + d * y + middleY + dv);
        }
    }
}
